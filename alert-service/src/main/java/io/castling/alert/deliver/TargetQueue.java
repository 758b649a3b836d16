package io.castling.alert.deliver;

import io.castling.schemas.DeliveryOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * All that waits for one target, oldest first: a state machine without threads and without a clock. One attempt at a
 * time is taken out by {@link #next} and answered by {@link #answered}.
 */
final class TargetQueue {

    /** What a reader can take in, and what fits into the limits of chat services. */
    static final int MOST_IN_ONE = 20;

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

    /** What to try now, if the target may be tried and something is due. It stays in line until it is answered. */
    Optional<Parcel> next(Instant now) {
        if (now.isBefore(breaker.allowedFrom())) {
            return Optional.empty();
        }
        return heads().filter(shipment -> !shipment.due().isAfter(now))
                .findFirst()
                .map(this::parcel);
    }

    private Parcel parcel(Shipment head) {
        if (head.message().isPresent()) {
            List<Shipment> companions = waiting.values().stream()
                    .filter(each -> each.message().equals(head.message()))
                    .toList();
            return new Parcel(head.message().get(), companions);
        }
        return head.bundle().isPresent() ? bundle(head) : Parcel.of(head);
    }

    /** All of a bundle, as far as one message goes, except updates of what has not arrived and is not in it. */
    private Parcel bundle(Shipment head) {
        var together = new ArrayList<Shipment>();
        var overtaken = new HashSet<String>();
        for (Shipment each : waiting.values()) {
            boolean belongs = each.bundle().equals(head.bundle())
                    && each.message().isEmpty()
                    && together.size() < MOST_IN_ONE
                    && !overtaken.contains(thread(each));
            if (belongs) {
                together.add(each);
            } else {
                overtaken.add(thread(each));
            }
        }
        return new Parcel(MessageId.of(together), together);
    }

    /** Settles what travels in a message, for good. */
    Parcel seal(Parcel parcel) {
        List<Shipment> sealed = parcel.shipments().stream()
                .map(shipment -> shipment.sealed(parcel.id()))
                .toList();
        sealed.forEach(shipment -> waiting.replace(shipment.id(), shipment));
        return new Parcel(parcel.id(), sealed);
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
        return waiting.values().stream().filter(shipment -> seen.add(thread(shipment)));
    }

    private static String thread(Shipment shipment) {
        return shipment.subscription() + "|" + shipment.alert().getRelocation().getId();
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

    /** Takes a message out because nobody wants it any more. */
    List<Step> dropped(Parcel parcel, DeliveryOutcome outcome, String why, Instant now) {
        return parcel.shipments().stream()
                .<Step>map(shipment -> {
                    waiting.remove(shipment.id());
                    return new Step.Dropped(shipment.settled(outcome, why, now));
                })
                .toList();
    }

    /** What the target made of an attempt, for each delivery of the message. */
    List<Step> answered(Parcel tried, Answer answer, Instant now) {
        List<Shipment> counted = tried.shipments().stream()
                .map(shipment -> shipment.attempted(shipment.due()))
                .toList();
        return switch (answer) {
            case Answer.Accepted accepted -> {
                reachable(now);
                yield settled(
                        counted,
                        each -> new Step.Delivered(each.settled(DeliveryOutcome.DELIVERED, accepted.said(), now)));
            }
            case Answer.Refused refused -> {
                reachable(now);
                yield counted.size() > 1 ? takenApart(counted, refused, now) : refused(counted, refused, now);
            }
            case Answer.Gone gone ->
                settled(
                        counted,
                        each -> new Step.ChannelGone(each.settled(DeliveryOutcome.DISABLED, gone.said(), now), each));
            case Answer.Unavailable unavailable -> unavailable(counted, unavailable, now);
        };
    }

    private List<Step> settled(List<Shipment> shipments, Function<Shipment, Step> step) {
        shipments.forEach(shipment -> waiting.remove(shipment.id()));
        return shipments.stream().map(step).toList();
    }

    private List<Step> refused(List<Shipment> counted, Answer.Refused refused, Instant now) {
        return settled(
                counted, each -> new Step.GivenUp(each.settled(DeliveryOutcome.FAILED, refused.said(), now), each));
    }

    /** One alert that a target cannot take must not cost the others of its message: each is tried alone. */
    private List<Step> takenApart(List<Shipment> counted, Answer.Refused refused, Instant now) {
        return counted.stream()
                .<Step>map(each -> retried(each.alone().dueAt(now), refused.said(), now))
                .toList();
    }

    private List<Step> unavailable(List<Shipment> counted, Answer.Unavailable answer, Instant now) {
        breaker = answer.retryAfter()
                .map(asked -> breaker.heldUntil(now.plus(retries.bounded(asked)), breaking))
                .orElseGet(() -> breaker.failed(now, breaking));
        int attempts = counted.getFirst().attempts();
        if (!retries.allows(attempts)) {
            String why = "given up after " + attempts + " attempts: " + answer.said();
            return settled(counted, each -> new Step.GivenUp(each.settled(DeliveryOutcome.FAILED, why, now), each));
        }
        Instant due = now.plus(retries.pause(attempts, random));
        Instant held = breaker.allowedFrom();
        Instant next = answer.retryAfter().isPresent() && held.isAfter(due) ? held : due;
        return counted.stream()
                .<Step>map(each -> retried(each.dueAt(next), answer.said(), now))
                .toList();
    }

    private Step retried(Shipment next, String said, Instant now) {
        waiting.replace(next.id(), next);
        return new Step.Retried(next.waiting(DeliveryOutcome.RETRYING, said, now), next);
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
