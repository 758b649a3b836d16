package io.castling.alert.deliver;

import io.castling.schemas.Channel;

/** Where a delivery leads at this moment: subscriptions change while alerts wait. */
public interface Routes {

    /** What is known of the channel of a delivery. */
    Route of(String subscription, String deliveryId, String alert);

    /** Notes that the target of this delivery wants no more, so that nothing is sent there until it is enabled again. */
    void close(Shipment shipment, String why);

    /** The state of a channel. */
    sealed interface Route {

        /** In use, with its present settings. */
        record Open(Channel channel) implements Route {}

        /** Switched off, by the target or by the subscriber. */
        record Disabled(String why) implements Route {}

        /** The subscription or the channel is there no more. */
        record Missing(String why) implements Route {}
    }
}
