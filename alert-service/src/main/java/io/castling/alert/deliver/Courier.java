package io.castling.alert.deliver;

import io.castling.schemas.Channel;

/** Carries alerts over one kind of channel. */
public interface Courier {

    /**
     * Makes one attempt and waits for the answer, within limits of its own. Called from one thread at a time for each
     * queue, from several for different ones; what goes wrong on the way is an answer, not an exception.
     */
    Answer deliver(Parcel parcel, Channel channel);

    /** Makes one attempt with a message of one alert. */
    default Answer deliver(Shipment shipment, Channel channel) {
        return deliver(Parcel.of(shipment), channel);
    }
}
