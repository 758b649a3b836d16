package io.castling.alert.deliver;

import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Delivery;
import io.castling.schemas.Relocation;
import io.castling.schemas.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A queue, a target and a clock that leaps from one attempt to the next. */
final class SimulatedTarget {

    static final Instant START = Instant.parse("2026-03-04T00:00:00Z");

    /** How the target behaves: what it answers at a time, and after how long. */
    interface Behaviour {
        Reply reply(Instant at, Shipment shipment, int attemptOfAll);
    }

    record Reply(Answer answer, Duration after) {
        static Reply at(Answer answer) {
            return new Reply(answer, Duration.ofMillis(50));
        }
    }

    record Attempt(Instant at, String delivery, Answer answer) {}

    final List<Attempt> attempts = new ArrayList<>();
    final Map<String, Delivery> ledger = new LinkedHashMap<>();
    final List<Parcel> messages = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    private final TargetQueue queue;
    Instant now = START;

    SimulatedTarget(long seed) {
        this.queue = new TargetQueue(RetryPolicy.DEFAULT, Breaker.Policy.DEFAULT, new Random(seed), 10_000);
    }

    static Shipment shipment(String alertId, Instant due) {
        return shipment(alertId, "rel-of-" + alertId, due);
    }

    static Shipment shipment(String alertId, String relocationId, Instant due) {
        var alert = new Alert(
                alertId,
                AlertType.NEW,
                Relocation.newBuilder(SampleAlerts.opened().getRelocation())
                        .setId(relocationId)
                        .build(),
                List.of(),
                List.of(),
                Severity.HIGH,
                alertId,
                "test",
                null,
                null,
                due);
        return Shipment.of(
                alert, Purpose.ACTUAL, "sub-1", SampleChannels.of(ChannelKind.WEBHOOK, "https://hook.example/x"), due);
    }

    /** Alerts about one relocation. */
    SimulatedTarget offerUpdates(int alerts) {
        for (int i = 0; i < alerts; i++) {
            queue.offer(shipment("al-" + i, "rel-1", now));
        }
        return this;
    }

    /** Alerts about different relocations. */
    SimulatedTarget offer(int alerts) {
        for (int i = 0; i < alerts; i++) {
            queue.offer(shipment("al-" + i, now));
        }
        return this;
    }

    /** Runs until nothing waits, or the time is over. */
    SimulatedTarget run(Duration atMost, Behaviour behaviour) {
        Instant end = START.plus(atMost);
        Optional<Instant> wakeAt = queue.wakeAt();
        while (wakeAt.isPresent() && !wakeAt.get().isAfter(end)) {
            now = wakeAt.get().isAfter(now) ? wakeAt.get() : now;
            queue.next(now).ifPresent(parcel -> attempt(parcel, behaviour));
            wakeAt = queue.wakeAt();
        }
        return this;
    }

    private void attempt(Parcel parcel, Behaviour behaviour) {
        Parcel sealed = parcel.isSealed() ? parcel : queue.seal(parcel);
        Reply reply = behaviour.reply(now, sealed.first(), attempts.size());
        messages.add(sealed);
        sealed.shipments().forEach(shipment -> attempts.add(new Attempt(now, shipment.id(), reply.answer())));
        now = now.plus(reply.after());
        for (Step step : queue.answered(sealed, reply.answer(), now)) {
            steps.add(step);
            ledger.put(step.entry().getId(), step.entry());
        }
    }

    SimulatedTarget offer(Shipment shipment) {
        queue.offer(shipment);
        return this;
    }

    List<String> accepted() {
        return attempts.stream()
                .filter(attempt -> attempt.answer() instanceof Answer.Accepted)
                .map(Attempt::delivery)
                .toList();
    }

    int waiting() {
        return queue.size();
    }
}
