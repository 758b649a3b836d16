package io.castling.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.deliver.SimulatedTarget.Reply;
import io.castling.alert.deliver.render.Purpose;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import io.castling.schemas.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundlingTest {

    static {
        AvroTrust.trust(Subscription.class);
    }

    private static final Answer OK = new Answer.Accepted("200");
    private static final Answer BROKEN = new Answer.Unavailable("500");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Channel HOOK = SampleChannels.of(ChannelKind.WEBHOOK, "https://hook.example/x");

    @Test
    void alertsOfOneMovementTravelInOneMessage() {
        var target = new SimulatedTarget(1);
        IntStream.range(0, 3).forEach(i -> target.offer(planned("al-" + i, "event", i * 500L)));
        target.offer(planned("other", "another event", 0));

        target.run(WEEK, (at, shipment, n) -> Reply.at(OK));

        assertThat(target.messages)
                .extracting(message -> message.shipments().size())
                .containsExactly(3, 1);
        assertThat(target.accepted()).hasSize(4).doesNotHaveDuplicates();
        assertThat(target.ledger.values())
                .allSatisfy(entry -> assertThat(entry.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED));
    }

    @Test
    void whatComesAfterTheMessageHasBeenSentGoesAloneUnderItsOwnKey() {
        var target = new SimulatedTarget(1).offer(planned("al-0", "event", 0)).offer(planned("al-1", "event", 0));
        target.run(Duration.ofMinutes(1), (at, shipment, n) -> Reply.at(OK));

        target.offer(planned("late", "event", 30_000)).run(WEEK, (at, shipment, n) -> Reply.at(OK));

        assertThat(target.messages).hasSize(2);
        assertThat(target.messages.getLast().id())
                .isEqualTo(target.messages.getLast().first().id());
        assertThat(target.accepted()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aMessageKeepsItsKeyAndItsContentOverRetriesWhateverComesMeanwhile() {
        var target = new SimulatedTarget(1).offer(planned("al-0", "event", 0)).offer(planned("al-1", "event", 0));

        target.run(WEEK, (at, shipment, n) -> {
            if (n == 0) {
                target.offer(planned("late", "event", 2_000));
            }
            return Reply.at(n < 8 ? BROKEN : OK);
        });

        List<Parcel> ofTwo = target.messages.stream()
                .filter(message -> message.shipments().size() == 2)
                .toList();
        assertThat(ofTwo)
                .extracting(Parcel::id)
                .hasSizeGreaterThan(1)
                .containsOnly(ofTwo.getFirst().id());
        assertThat(ofTwo)
                .allSatisfy(message ->
                        assertThat(message.alerts()).extracting(Alert::getId).containsExactly("al-0", "al-1"));
        assertThat(target.accepted()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsRefusedIsTakenApartSoThatOneAlertCannotCostTheOthers() {
        var target = new SimulatedTarget(1)
                .offer(planned("al-0", "event", 0))
                .offer(planned("bad", "event", 0))
                .offer(planned("al-2", "event", 0));

        target.run(WEEK, (at, shipment, n) -> {
            boolean several = n == 0;
            return Reply.at(several || shipment.alert().getId().equals("bad") ? new Answer.Refused("422") : OK);
        });

        assertThat(target.messages)
                .extracting(message -> message.shipments().size())
                .containsExactly(3, 1, 1, 1);
        assertThat(target.ledger.values())
                .filteredOn(entry -> entry.getOutcome() == DeliveryOutcome.FAILED)
                .extracting(Delivery::getAlert)
                .containsExactly("bad");
        assertThat(target.accepted()).hasSize(2);
    }

    @Test
    void anUpdateTravelsWithWhatItUpdatesAndNeverBeforeIt() {
        var blocked = SimulatedTarget.shipment("first", "rel-1", SimulatedTarget.START.plusSeconds(3600));
        var target = new SimulatedTarget(1)
                .offer(blocked)
                .offer(bundled("update", "rel-1", "digest"))
                .offer(bundled("free", "rel-2", "digest"))
                .offer(bundled("update of free", "rel-2", "digest"));

        target.run(WEEK, (at, shipment, n) -> Reply.at(OK));

        assertThat(target.messages.getFirst().alerts())
                .extracting(Alert::getId)
                .containsExactly("free", "update of free");
        List<String> order = target.accepted();
        assertThat(order.indexOf(blocked.id()))
                .isLessThan(order.indexOf(bundled("update", "rel-1", "digest").id()));
    }

    @Test
    void aLongDigestIsSeveralMessages() {
        var target = new SimulatedTarget(1);
        IntStream.range(0, 45).forEach(i -> target.offer(bundled("al-" + i, "rel-" + i, "digest")));

        target.run(WEEK, (at, shipment, n) -> Reply.at(OK));

        assertThat(target.messages)
                .extracting(message -> message.shipments().size())
                .containsExactly(20, 20, 5);
        assertThat(target.accepted()).hasSize(45).doesNotHaveDuplicates();
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    /** A receiver that knows messages again by their key has every alert exactly once, whenever the sender is killed. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aKillAtAnyMomentNeitherLosesNorRepeatsAnAlert(int seed) {
        var random = new Random(seed);
        var ledger = new LinkedHashMap<String, Delivery>();
        var received = new LinkedHashMap<String, List<String>>();
        var fresh = new ArrayList<Shipment>();
        int alerts = 3 + random.nextInt(6);
        Instant now = SimulatedTarget.START;
        for (int life = 0; life < 100 && (life < alerts || open(ledger)); life++) {
            var queue = new TargetQueue(RetryPolicy.DEFAULT, Breaker.Policy.DEFAULT, random, 100);
            if (life < alerts) {
                fresh.add(planned(
                        "al-" + life,
                        "event-" + life / 3,
                        Duration.between(SimulatedTarget.START, now).toMillis()));
            }
            Resumption resumption = Resumption.of(List.of(ledger));
            List.copyOf(ledger.values())
                    .forEach(entry -> resumption.shipment(entry).ifPresent(queue::offer));
            for (Shipment shipment : fresh) {
                ledger.put(shipment.id(), shipment.waiting(DeliveryOutcome.PENDING, null, now));
                queue.offer(shipment);
            }
            fresh.clear();
            now = live(queue, ledger, received, random, now);
        }

        assertThat(open(ledger)).as("seed %d: something still waits", seed).isFalse();
        assertThat(received.values().stream().flatMap(List::stream))
                .as("seed %d", seed)
                .doesNotHaveDuplicates()
                .hasSize(alerts);
    }

    /** Runs until something kills it, at any of the moments between deciding, recording, sending and recording. */
    private static Instant live(
            TargetQueue queue,
            Map<String, Delivery> ledger,
            Map<String, List<String>> received,
            Random random,
            Instant since) {
        Instant now = since;
        while (queue.wakeAt().isPresent()) {
            now = queue.wakeAt().get().isAfter(now) ? queue.wakeAt().get() : now;
            var next = queue.next(now);
            if (next.isEmpty()) {
                now = now.plusSeconds(1);
                continue;
            }
            Parcel parcel = next.get().isSealed() ? next.get() : queue.seal(next.get());
            for (Shipment shipment : parcel.shipments()) {
                if (random.nextInt(12) == 0) {
                    return now;
                }
                ledger.put(shipment.id(), shipment.waiting(DeliveryOutcome.PENDING, null, now));
            }
            int dice = random.nextInt(6);
            if (dice == 0) {
                return now;
            }
            Answer answer = dice < 3 ? BROKEN : OK;
            if (answer.equals(OK)) {
                received.putIfAbsent(
                        parcel.id(), parcel.alerts().stream().map(Alert::getId).toList());
            }
            if (random.nextInt(6) == 0) {
                return now;
            }
            for (Step step : queue.answered(parcel, answer, now)) {
                ledger.put(step.entry().getId(), step.entry());
                if (random.nextInt(12) == 0) {
                    return now;
                }
            }
        }
        return now;
    }

    private static boolean open(Map<String, Delivery> ledger) {
        return ledger.values().stream().anyMatch(entry -> entry.getPending() != null);
    }

    @Test
    void whereAPartOfAMessageIsWithAnotherInstanceTheRestGoesAlone() {
        var queue = new TargetQueue(RetryPolicy.DEFAULT, Breaker.Policy.DEFAULT, new Random(1), 10);
        queue.offer(bundled("al-0", "rel-0", "digest"));
        queue.offer(bundled("al-1", "rel-1", "digest"));
        Parcel sealed = queue.seal(queue.next(SimulatedTarget.START).orElseThrow());
        var ledger = new LinkedHashMap<String, Delivery>();
        sealed.shipments()
                .forEach(each ->
                        ledger.put(each.id(), each.waiting(DeliveryOutcome.PENDING, null, SimulatedTarget.START)));

        assertThat(resumed(ledger)).containsOnly(sealed.id());

        ledger.remove(sealed.first().id());

        assertThat(resumed(ledger)).containsExactly(sealed.shipments().getLast().id());
    }

    private static List<String> resumed(Map<String, Delivery> ledger) {
        Resumption resumption = Resumption.of(List.of(ledger));
        return ledger.values().stream()
                .map(entry -> resumption.shipment(entry).orElseThrow().message().orElseThrow())
                .toList();
    }

    @Test
    void aPlanGroupsOnlyWhatTheChannelAndTheSubscriberAllow() {
        assertThat(plan(subscription(true, HOOK)))
                .allSatisfy(shipment -> assertThat(shipment.bundle()).isPresent());
        assertThat(plan(subscription(false, HOOK)))
                .allSatisfy(shipment -> assertThat(shipment.bundle()).isEmpty());
        var cap = new Channel(ChannelKind.WEBHOOK, "https://hook.example/x", Map.of("format", "cap"), null);
        assertThat(plan(subscription(true, cap)))
                .allSatisfy(shipment -> assertThat(shipment.bundle()).isEmpty());
    }

    @Test
    void aDigestCollectsUntilItsTimeAndHasOneBundleForIt() {
        Instant eight = SimulatedTarget.START.plus(Duration.ofHours(8));
        var wanted = new Audience.Match.Wanted(subscription(true, HOOK), eight, true);
        var bundles = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            Alert alert = told("al-" + i, "rel-" + i, "event-" + i);
            for (var decision : DeliveryPlan.of(alert, List.of(wanted), SimulatedTarget.START, WEEK, WAIT)) {
                Shipment shipment = ((DeliveryPlan.Decision.Send) decision).shipment();
                assertThat(shipment.due()).isEqualTo(eight);
                bundles.add(shipment.bundle().orElseThrow());
            }
        }
        assertThat(bundles).hasSize(3).containsOnly(bundles.getFirst());
    }

    private static List<Shipment> plan(Subscription subscription) {
        var wanted = new Audience.Match.Wanted(subscription, SimulatedTarget.START);
        return DeliveryPlan.of(told("al-1", "rel-1", "event"), List.of(wanted), SimulatedTarget.START, WEEK, WAIT)
                .stream()
                .map(decision -> ((DeliveryPlan.Decision.Send) decision).shipment())
                .toList();
    }

    private static Subscription subscription(boolean grouped, Channel channel) {
        return Subscription.newBuilder()
                .setId("sub-1")
                .setGrouped(grouped)
                .setChannels(List.of(channel))
                .build();
    }

    private static Shipment planned(String alert, String event, long millis) {
        Instant now = SimulatedTarget.START.plusMillis(millis);
        var wanted = new Audience.Match.Wanted(subscription(true, HOOK), now);
        var decision = DeliveryPlan.of(told(alert, "rel-of-" + alert, event), List.of(wanted), now, WEEK, WAIT)
                .getFirst();
        return ((DeliveryPlan.Decision.Send) decision).shipment();
    }

    private static Shipment bundled(String alert, String relocation, String bundle) {
        return Shipment.of(
                        SimulatedTarget.shipment(alert, relocation, SimulatedTarget.START)
                                .alert(),
                        Purpose.ACTUAL,
                        "sub-1",
                        HOOK,
                        SimulatedTarget.START)
                .bundled(bundle);
    }

    private static Alert told(String id, String relocation, String event) {
        return Alert.newBuilder(SimulatedTarget.shipment(id, relocation, SimulatedTarget.START)
                        .alert())
                .setEvent(event)
                .setArticle("article")
                .build();
    }
}
