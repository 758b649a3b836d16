package io.castling.alert.deliver;

import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;

/** What follows from one attempt: a record for the ledger, and what is to be done besides. */
sealed interface Step {

    Delivery entry();

    /** It has arrived. */
    record Delivered(Delivery entry) implements Step {}

    /** It is tried again. */
    record Retried(Delivery entry, Shipment next) implements Step {}

    /** It is given up: somebody has to look at it. */
    record GivenUp(Delivery entry, Shipment last) implements Step {}

    /** Its channel is closed for good. */
    record ChannelGone(Delivery entry, Shipment last) implements Step {}

    /** Nobody wants it any more. */
    record Dropped(Delivery entry) implements Step {
        public Dropped {
            if (entry.getOutcome() != DeliveryOutcome.SUPPRESSED && entry.getOutcome() != DeliveryOutcome.DISABLED) {
                throw new IllegalArgumentException("a dropped delivery is suppressed or disabled: " + entry.getId());
            }
        }
    }
}
