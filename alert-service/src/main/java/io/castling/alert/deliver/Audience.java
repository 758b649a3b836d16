package io.castling.alert.deliver;

import io.castling.schemas.Alert;
import io.castling.schemas.Subscription;
import java.time.Instant;
import java.util.List;

/** Knows who wants which alert. */
public interface Audience {

    /** Every subscription that the alert concerns, those that do not want it now included. */
    List<Match> of(Alert alert, Instant now);

    /** What a subscription says to an alert. */
    sealed interface Match {

        /**
         * It wants it, not before the given time: now, the end of its mute hours, or its next digest.
         *
         * @param digest whether it is collected until then, to be sent in one message with what else is
         */
        record Wanted(Subscription subscription, Instant due, boolean digest) implements Match {

            /** As a message of its own, or with those of the same movement. */
            public Wanted(Subscription subscription, Instant due) {
                this(subscription, due, false);
            }
        }

        /** It would want it, were it not silenced. */
        record Withheld(Subscription subscription, String why) implements Match {}
    }
}
