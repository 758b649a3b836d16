package io.castling.alert.deliver;

import io.castling.schemas.Delivery;

/** Where the outcome of each delivery is kept, so that a restart neither forgets nor repeats. */
public interface Ledger {

    /** Keeps the newest record of a delivery. Returns before it is durable; {@link #flush} waits. */
    void record(Delivery entry);

    /** Keeps a delivery that somebody has to look at. */
    void deadLetter(Delivery entry, Shipment shipment);

    /** Returns when everything recorded so far is durable. */
    void flush();
}
