package io.castling.alert.deliver;

import io.castling.schemas.DeliveryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one {@link TargetQueue} against time: a virtual thread that lives while something waits. */
final class QueueWorker {

    /** What became of a turn. */
    sealed interface Verdict {
        record Answered(Answer answer) implements Verdict {}

        record Unwanted(DeliveryOutcome outcome, String why) implements Verdict {}
    }

    /** What is done with a message and with what follows from it. */
    interface Handling {

        /** Makes what travels in a message durable; throws when that failed. */
        void seal(Parcel parcel);

        /** Tries to send it. */
        Verdict attempt(Parcel parcel);

        /** Records an outcome. */
        void follow(Step step);
    }

    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);

    private final String name;
    private final TargetQueue queue;
    private final Clock clock;
    private final Handling handling;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread;
    private boolean stopped;

    QueueWorker(String name, TargetQueue queue, Clock clock, Handling handling) {
        this.name = name;
        this.queue = queue;
        this.clock = clock;
        this.handling = handling;
    }

    boolean offer(Shipment shipment) {
        lock.lock();
        try {
            boolean accepted = queue.offer(shipment);
            if (thread == null && !stopped) {
                thread = Thread.ofVirtual().name("deliver-" + name).start(this::run);
            }
            changed.signalAll();
            return accepted;
        } finally {
            lock.unlock();
        }
    }

    void forget(Predicate<Shipment> which) {
        lock.lock();
        try {
            queue.forget(which);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void join(Duration atMost) {
        Thread running;
        lock.lock();
        try {
            running = thread;
        } finally {
            lock.unlock();
        }
        try {
            if (running != null && !atMost.isNegative() && !running.join(atMost)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Optional<Parcel> turn = await();
        while (turn.isPresent()) {
            take(turn.get());
            turn = await();
        }
    }

    private void take(Parcel parcel) {
        if (parcel.isSealed()) {
            settle(parcel, handling.attempt(parcel));
            return;
        }
        Parcel sealed = seal(parcel);
        try {
            handling.seal(sealed);
        } catch (RuntimeException e) {
            // Nothing is sent that a restart could put together in another way.
            LOG.atError().setCause(e).addKeyValue("message", sealed.id()).log("a message could not be recorded");
            settle(parcel, new Verdict.Answered(new Answer.Unavailable("the ledger could not be written")));
            return;
        }
        settle(sealed, handling.attempt(sealed));
    }

    private Parcel seal(Parcel parcel) {
        lock.lock();
        try {
            return queue.seal(parcel);
        } finally {
            lock.unlock();
        }
    }

    /** A ledger that cannot be written must not stop the queue; what it missed is sent again after a restart. */
    private void follow(Step step) {
        try {
            handling.follow(step);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("delivery", step.entry().getId())
                    .log("the outcome of a delivery could not be recorded");
        }
    }

    private void settle(Parcel parcel, Verdict verdict) {
        steps(parcel, verdict).forEach(this::follow);
    }

    private List<Step> steps(Parcel parcel, Verdict verdict) {
        lock.lock();
        try {
            Instant now = clock.instant();
            return switch (verdict) {
                case Verdict.Answered answered -> queue.answered(parcel, answered.answer(), now);
                case Verdict.Unwanted unwanted -> queue.dropped(parcel, unwanted.outcome(), unwanted.why(), now);
            };
        } finally {
            lock.unlock();
        }
    }

    /** The next turn; empty ends the thread: stopped, or nothing waits. */
    private Optional<Parcel> await() {
        lock.lock();
        try {
            while (!stopped && !queue.isEmpty()) {
                Instant now = clock.instant();
                Optional<Parcel> next = queue.next(now);
                if (next.isPresent()) {
                    return next;
                }
                pauseUntil(queue.wakeAt().orElse(now), now);
            }
            thread = null;
            return Optional.empty();
        } catch (InterruptedException e) {
            thread = null;
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Ends early when something changes; the queue is asked again either way. */
    @SuppressWarnings("WaitNotInLoop") // The caller is the loop.
    private void pauseUntil(Instant wakeAt, Instant now) throws InterruptedException {
        long nanos = Math.max(1_000_000, Duration.between(now, wakeAt).toNanos());
        changed.awaitNanos(nanos);
    }
}
