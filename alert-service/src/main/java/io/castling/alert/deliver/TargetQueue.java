package io.castling.alert.deliver;

import io.castling.schemas.DeliveryOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All that waits for one target, oldest first: a state machine without threads and without a clock. One attempt at a
 * time is taken out by {@link #next} and answered by {@link #answered}.
 */
final class TargetQueue {

    private static final Comparator<Shipment> EARLIEST = Comparator.comparing(Shipment::due);

    private final RetryPolicy retries;
    private final Breaker.Policy breaking;
    private final RandomGenerator random;
    private final int capacity;
    /** In the order of arrival. */
    private final Map<String, Shipment> waiting = new LinkedHashMap<>();

    private Breaker breaker = new Breaker.Closed(0);

    TargetQueue(RetryPolicy retries, Breaker.Policy breaking, RandomGenerator random, int capacity) {
        this.retries = retries;
        this.breaking = breaking;
        this.random = random;
        this.capacity = capacity;
    }

    /** Lines a shipment up; the same one twice is one. False when there is no room for it. */
    boolean offer(Shipment shipment) {
        if (waiting.containsKey(shipment.id())) {
            return true;
        }
        if (waiting.size() >= capacity) {
            return false;
        }
        waiting.put(shipment.id(), shipment);
        return true;
    }

    /** The one to try now, if the target may be tried and one is due. It stays in line until it is answered. */
    Optional<Shipment> next(Instant now) {
        if (now.isBefore(breaker.allowedFrom())) {
            return Optional.empty();
        }
        return heads().filter(shipment -> !shipment.due().isAfter(now)).findFirst();
    }

    /** When {@link #next} may have something; empty when nothing waits. */
    Optional<Instant> wakeAt() {
        return heads().min(EARLIEST)
                .map(Shipment::due)
                .map(due -> due.isBefore(breaker.allowedFrom()) ? breaker.allowedFrom() : due);
    }

    /** Of each relocation the oldest: an update waits until what it updates has arrived or is given up. */
    private Stream<Shipment> heads() {
        var seen = new HashSet<String>();
        return waiting.values().stream()
                .filter(shipment -> seen.add(shipment.subscription() + "|"
                        + shipment.alert().getRelocation().getId()));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /** Takes out what shall be left to somebody else. */
    void forget(Predicate<Shipment> which) {
        waiting.values().removeIf(which);
    }

    /** Takes a shipment out because nobody wants it any more. */
    Step dropped(Shipment shipment, DeliveryOutcome outcome, String why, Instant now) {
        waiting.remove(shipment.id());
        return new Step.Dropped(shipment.settled(outcome, why, now));
    }

    /** What the target made of an attempt. */
    Step answered(Shipment tried, Answer answer, Instant now) {
        Shipment counted = tried.attempted(tried.due());
        return switch (answer) {
            case Answer.Accepted accepted -> {
                reachable(now);
                waiting.remove(tried.id());
                yield new Step.Delivered(counted.settled(DeliveryOutcome.DELIVERED, accepted.said(), now));
            }
            case Answer.Refused refused -> {
                reachable(now);
                waiting.remove(tried.id());
                yield new Step.GivenUp(counted.settled(DeliveryOutcome.FAILED, refused.said(), now), counted);
            }
            case Answer.Gone gone -> {
                waiting.remove(tried.id());
                yield new Step.ChannelGone(counted.settled(DeliveryOutcome.DISABLED, gone.said(), now), counted);
            }
            case Answer.Unavailable unavailable -> unavailable(counted, unavailable, now);
        };
    }

    private Step unavailable(Shipment counted, Answer.Unavailable answer, Instant now) {
        breaker = answer.retryAfter()
                .map(asked -> breaker.heldUntil(now.plus(retries.bounded(asked)), breaking))
                .orElseGet(() -> breaker.failed(now, breaking));
        if (!retries.allows(counted.attempts())) {
            waiting.remove(counted.id());
            String why = "given up after " + counted.attempts() + " attempts: " + answer.said();
            return new Step.GivenUp(counted.settled(DeliveryOutcome.FAILED, why, now), counted);
        }
        Instant due = now.plus(retries.pause(counted.attempts(), random));
        Instant held = breaker.allowedFrom();
        Shipment next = counted.dueAt(answer.retryAfter().isPresent() && held.isAfter(due) ? held : due);
        waiting.replace(next.id(), next);
        return new Step.Retried(next.waiting(DeliveryOutcome.RETRYING, answer.said(), now), next);
    }

    /** The target answers: after an absence, what waited only because of it need not wait longer. */
    private void reachable(Instant now) {
        boolean wasAway = breaker instanceof Breaker.Open;
        breaker = new Breaker.Closed(0);
        if (wasAway) {
            waiting.replaceAll((id, shipment) ->
                    shipment.attempts() > 0 && shipment.due().isAfter(now) ? shipment.dueAt(now) : shipment);
        }
    }
}
