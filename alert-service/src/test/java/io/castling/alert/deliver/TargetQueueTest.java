package io.castling.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.deliver.SimulatedTarget.Attempt;
import io.castling.alert.deliver.SimulatedTarget.Reply;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetQueueTest {

    private static final Answer OK = new Answer.Accepted("200");
    private static final Answer BROKEN = new Answer.Unavailable("500");
    private static final Duration WEEK = Duration.ofDays(7);

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTargetThatIsAwayForAnHourGetsEveryAlertOfARelocationOnceAndInOrder(int seed) {
        Instant back = SimulatedTarget.START.plus(Duration.ofHours(1));

        var target = new SimulatedTarget(seed)
                .offerUpdates(20)
                .run(WEEK, (at, shipment, n) -> Reply.at(at.isBefore(back) ? BROKEN : OK));

        assertThat(target.accepted())
                .as("seed %d", seed)
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> SimulatedTarget.shipment("al-" + i, back).id())
                        .toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTargetThatIsAwayForAnHourHasEverythingWithinElevenMinutesOfItsReturn(int seed) {
        Instant back = SimulatedTarget.START.plus(Duration.ofHours(1));

        var target = new SimulatedTarget(seed)
                .offer(20)
                .run(WEEK, (at, shipment, n) -> Reply.at(at.isBefore(back) ? BROKEN : OK));

        assertThat(target.accepted()).as("seed %d", seed).hasSize(20).doesNotHaveDuplicates();
        assertThat(target.now).as("seed %d", seed).isBefore(back.plus(Duration.ofMinutes(11)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAbsenceIsProbedRarely(int seed) {
        Instant back = SimulatedTarget.START.plus(Duration.ofHours(1));

        var target = new SimulatedTarget(seed)
                .offer(20)
                .run(WEEK, (at, shipment, n) -> Reply.at(at.isBefore(back) ? BROKEN : OK));

        long during = target.attempts.stream()
                .filter(attempt -> attempt.at().isBefore(back))
                .count();
        assertThat(during).as("seed %d", seed).isLessThanOrEqualTo(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverATargetAnswersNothingIsLostAndNothingArrivesTwice(int seed) {
        var random = new Random(seed);

        var target = new SimulatedTarget(seed).offer(30).run(Duration.ofDays(60), (at, shipment, n) -> {
            int dice = random.nextInt(10);
            Answer answer = dice < 3
                    ? OK
                    : dice < 7
                            ? BROKEN
                            : dice < 8
                                    ? new Answer.Unavailable(
                                            "429", Optional.of(Duration.ofSeconds(random.nextInt(900))))
                                    : dice < 9 ? new Answer.Unavailable("closed early") : new Answer.Refused("422");
            return new Reply(answer, Duration.ofMillis(random.nextInt(10_000)));
        });

        assertThat(target.waiting()).as("seed %d", seed).isZero();
        assertThat(target.accepted()).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(target.ledger).as("seed %d", seed).hasSize(30);
        assertThat(target.ledger.values()).allSatisfy(entry -> {
            boolean accepted = target.accepted().contains(entry.getId());
            assertThat(entry.getOutcome()).isEqualTo(accepted ? DeliveryOutcome.DELIVERED : DeliveryOutcome.FAILED);
            assertThat(entry.getPending()).isNull();
        });
    }

    @Test
    void aTargetThatNeverAnswersIsGivenUpAfterFinitelyManyAttempts() {
        var target = new SimulatedTarget(1).offer(1).run(Duration.ofDays(60), (at, shipment, n) -> Reply.at(BROKEN));

        assertThat(target.attempts).hasSize(RetryPolicy.DEFAULT.attempts());
        assertThat(target.steps.getLast()).isInstanceOf(Step.GivenUp.class);
        assertThat(target.ledger.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getAnswer()).contains("given up after 15 attempts: 500"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pausesGrowAndNeverExceedTheLongest(int seed) {
        var target = new SimulatedTarget(seed).offer(1).run(Duration.ofDays(60), (at, shipment, n) -> Reply.at(BROKEN));

        List<Instant> times = target.attempts.stream().map(Attempt::at).toList();
        for (int i = 1; i < times.size(); i++) {
            Duration pause = Duration.between(times.get(i - 1), times.get(i));
            double whole = Math.min(5 * Math.pow(3, i - 1), 6 * 3600.0);
            assertThat(pause.toMillis() / 1000.0)
                    .as("seed %d, pause %d", seed, i)
                    .isBetween(whole / 2 - 0.1, Math.max(whole, 600) + 0.1);
        }
    }

    @Test
    void retryAfterIsKept() {
        var target = new SimulatedTarget(1)
                .offer(2)
                .run(
                        WEEK,
                        (at, shipment, n) -> Reply.at(
                                n == 0 ? new Answer.Unavailable("429", Optional.of(Duration.ofMinutes(7))) : OK));

        Duration silence = Duration.between(
                target.attempts.get(0).at(), target.attempts.get(1).at());
        assertThat(silence).isGreaterThanOrEqualTo(Duration.ofMinutes(7));
        assertThat(target.accepted()).hasSize(2);
    }

    @Test
    void anAbsurdRetryAfterIsBounded() {
        var target = new SimulatedTarget(1)
                .offer(1)
                .run(
                        WEEK,
                        (at, shipment, n) -> Reply.at(
                                n == 0 ? new Answer.Unavailable("429", Optional.of(Duration.ofDays(9999))) : OK));

        assertThat(target.accepted()).hasSize(1);
        assertThat(target.now).isBefore(SimulatedTarget.START.plus(Duration.ofHours(7)));
    }

    @Test
    void goneClosesTheChannel() {
        var target = new SimulatedTarget(1).offer(1).run(WEEK, (at, shipment, n) -> Reply.at(new Answer.Gone("410")));

        assertThat(target.steps).singleElement().isInstanceOf(Step.ChannelGone.class);
        assertThat(target.ledger.values()).extracting(Delivery::getOutcome).containsExactly(DeliveryOutcome.DISABLED);
    }

    @Test
    void oneAlertThatATargetCannotTakeDoesNotStopTheNext() {
        var target = new SimulatedTarget(1)
                .offer(5)
                .run(
                        WEEK,
                        (at, shipment, n) -> Reply.at(shipment.alert().getId().equals("al-0") ? BROKEN : OK));

        assertThat(target.accepted()).hasSize(4);
        assertThat(target.attempts.stream().filter(attempt -> attempt.delivery().startsWith("al-0|")))
                .hasSize(RetryPolicy.DEFAULT.attempts());
    }

    @Test
    void theSameShipmentTwiceIsOne() {
        var queue = new TargetQueue(RetryPolicy.DEFAULT, Breaker.Policy.DEFAULT, new Random(1), 2);
        var shipment = SimulatedTarget.shipment("al-1", SimulatedTarget.START);

        assertThat(queue.offer(shipment)).isTrue();
        assertThat(queue.offer(shipment)).isTrue();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aFullQueueTakesNoMore() {
        var queue = new TargetQueue(RetryPolicy.DEFAULT, Breaker.Policy.DEFAULT, new Random(1), 1);
        queue.offer(SimulatedTarget.shipment("al-1", SimulatedTarget.START));

        assertThat(queue.offer(SimulatedTarget.shipment("al-2", SimulatedTarget.START)))
                .isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRestartAtAnyMomentGoesOnFromTheLedger(int seed) {
        var before = SimulatedTarget.shipment("al-1", SimulatedTarget.START);
        var queue = new TargetQueue(RetryPolicy.DEFAULT, Breaker.Policy.DEFAULT, new Random(seed), 10);
        queue.offer(before);
        int failures = seed % 10 + 1;
        Instant now = SimulatedTarget.START;
        Step step = null;
        for (int i = 0; i < failures; i++) {
            now = queue.wakeAt().orElseThrow();
            step = queue.answered(queue.next(now).orElseThrow(), BROKEN, now).getFirst();
        }

        Shipment resumed = Shipment.resumed(step.entry()).orElseThrow();

        assertThat(resumed.id()).as("seed %d", seed).isEqualTo(before.id());
        assertThat(resumed.attempts()).as("seed %d", seed).isEqualTo(failures);
        assertThat(resumed.due()).as("seed %d", seed).isAfter(now);
        assertThat(resumed.alert()).isEqualTo(before.alert());
        assertThat(resumed.queue()).isEqualTo(before.queue());
    }
}
