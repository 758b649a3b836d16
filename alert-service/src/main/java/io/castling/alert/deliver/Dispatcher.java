package io.castling.alert.deliver;

import io.castling.schemas.ChannelKind;
import io.castling.schemas.DeliveryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. Each target has a queue and, while something waits in it, a virtual thread of its own: one that does
 * not answer delays nobody else.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int CAPACITY = 10_000;

    private final Map<ChannelKind, Courier> couriers;
    private final Routes routes;
    private final Ledger ledger;
    private final RetryPolicy retries;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, QueueWorker> workers = new HashMap<>();
    private boolean closed;

    /** A dispatcher that starts with nothing to do. */
    public Dispatcher(
            Map<ChannelKind, Courier> couriers,
            Routes routes,
            Ledger ledger,
            RetryPolicy retries,
            Clock clock,
            RandomGenerator random) {
        this.couriers = Map.copyOf(couriers);
        this.routes = routes;
        this.ledger = ledger;
        this.retries = retries;
        this.clock = clock;
        this.random = random;
    }

    /** Lines a shipment up and returns at once. What finds its queue full becomes a dead letter. */
    public synchronized void accept(Shipment shipment) {
        if (closed) {
            return; // It is in the ledger, and whoever starts next resumes it.
        }
        QueueWorker worker = workers.computeIfAbsent(shipment.queue(), this::worker);
        if (!worker.offer(shipment)) {
            String why = "the queue of " + shipment.target() + " is full (" + CAPACITY + ")";
            var entry = shipment.settled(DeliveryOutcome.FAILED, why, clock.instant());
            ledger.deadLetter(entry, shipment);
            ledger.record(entry);
        }
    }

    /** Leaves to another instance what it has taken over. An attempt under way is finished. */
    public synchronized void forget(Predicate<Shipment> which) {
        workers.values().forEach(worker -> worker.forget(which));
    }

    /** How many deliveries wait, by queue. */
    public synchronized Map<String, Integer> waiting() {
        var waiting = new HashMap<String, Integer>();
        workers.forEach((name, worker) -> waiting.put(name, worker.size()));
        return Map.copyOf(waiting);
    }

    /** Stops starting attempts, and waits a little for those under way. What is left is in the ledger. */
    @Override
    public void close() {
        List<QueueWorker> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(workers.values());
        }
        Instant deadline = clock.instant().plus(Duration.ofSeconds(15));
        open.forEach(QueueWorker::stop);
        open.forEach(worker -> worker.join(Duration.between(clock.instant(), deadline)));
        ledger.flush();
    }

    private QueueWorker worker(String queue) {
        var line = new TargetQueue(retries, Breaker.Policy.DEFAULT, random, CAPACITY);
        return new QueueWorker(queue, line, clock, new Handling());
    }

    private final class Handling implements QueueWorker.Handling {

        @Override
        public void seal(Parcel parcel) {
            parcel.shipments()
                    .forEach(each -> ledger.record(each.waiting(DeliveryOutcome.PENDING, null, clock.instant())));
            ledger.flush();
        }

        @Override
        public QueueWorker.Verdict attempt(Parcel parcel) {
            return Dispatcher.this.attempt(parcel);
        }

        @Override
        public void follow(Step step) {
            Dispatcher.this.follow(step);
        }
    }

    private QueueWorker.Verdict attempt(Parcel parcel) {
        Shipment first = parcel.first();
        return switch (routes.of(first.subscription(), first.id(), first.alert().getId())) {
            case Routes.Route.Open open -> new QueueWorker.Verdict.Answered(deliver(parcel, open));
            case Routes.Route.Disabled disabled ->
                new QueueWorker.Verdict.Unwanted(DeliveryOutcome.DISABLED, disabled.why());
            case Routes.Route.Missing missing ->
                new QueueWorker.Verdict.Unwanted(DeliveryOutcome.SUPPRESSED, missing.why());
        };
    }

    private Answer deliver(Parcel parcel, Routes.Route.Open open) {
        Courier courier = couriers.get(parcel.kind());
        if (courier == null) {
            return new Answer.Refused("channel " + parcel.kind() + " is not configured in this installation");
        }
        try {
            return courier.deliver(parcel, open.channel());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("message", parcel.id()).log("courier failed");
            return new Answer.Unavailable("internal error: " + e.getClass().getSimpleName());
        }
    }

    private void follow(Step step) {
        switch (step) {
            case Step.Delivered delivered -> ledger.record(delivered.entry());
            case Step.Retried retried -> ledger.record(retried.entry());
            case Step.Dropped dropped -> ledger.record(dropped.entry());
            case Step.GivenUp givenUp -> {
                ledger.deadLetter(givenUp.entry(), givenUp.last());
                ledger.record(givenUp.entry());
                LOG.atWarn()
                        .addKeyValue("delivery", givenUp.last().id())
                        .addKeyValue("answer", givenUp.entry().getAnswer())
                        .log("delivery given up");
            }
            case Step.ChannelGone gone -> {
                ledger.deadLetter(gone.entry(), gone.last());
                ledger.record(gone.entry());
                LOG.atWarn().addKeyValue("delivery", gone.last().id()).log("channel disabled by its target");
                routes.close(gone.last(), String.valueOf(gone.entry().getAnswer()));
            }
        }
    }
}
