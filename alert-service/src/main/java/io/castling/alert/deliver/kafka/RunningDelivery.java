package io.castling.alert.deliver.kafka;

import io.castling.platform.service.RunningService;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** Delivery while it runs. */
public final class RunningDelivery implements RunningService {

    private final Desk desk;
    private final DeliveryLoop loop;
    private final Parts parts;
    private final AtomicBoolean closing = new AtomicBoolean();

    RunningDelivery(Desk desk, DeliveryLoop loop, Parts parts) {
        this.desk = desk;
        this.loop = loop;
        this.parts = parts;
    }

    /** What can be seen of it and changed. */
    public Desk desk() {
        return desk;
    }

    @Override
    public CompletionStage<Void> ended() {
        return loop.ended();
    }

    /** Takes no more alerts, finishes the attempts under way, and leaves the rest to the ledger. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            parts.close();
        }
    }
}
