package io.castling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.poll.Schedule.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(3));
    private static final double MIDDLE = 0.5;
    private static final int STEPS = 400;

    private final PollState fresh = PollState.initial("https://news.example/feed", NOW);

    @Test
    void beginsWithWhatThePublisherSays() {
        assertThat(interval(read(20, 20, Optional.of(Duration.ofHours(1))))).isEqualTo(Duration.ofHours(1));
        assertThat(interval(read(20, 20, Optional.empty()))).isEqualTo(LIMITS.first());
        assertThat(interval(read(20, 20, Optional.of(Duration.ofDays(30))))).isEqualTo(LIMITS.max());
        assertThat(interval(read(20, 20, Optional.of(Duration.ofSeconds(1))))).isEqualTo(LIMITS.min());
    }

    @Test
    void asksTheSoonerTheMoreOfAFeedIsNew() {
        PollState known = after(fresh, read(20, 20, Optional.of(Duration.ofHours(1))));

        Duration none = after(known, read(20, 0, Optional.empty())).interval();
        Duration few = after(known, read(20, 1, Optional.empty())).interval();
        Duration many = after(known, read(20, 10, Optional.empty())).interval();
        Duration all = after(known, read(20, 20, Optional.empty())).interval();

        assertThat(none).isGreaterThan(Duration.ofHours(1));
        assertThat(few).isLessThan(Duration.ofHours(1));
        assertThat(many).isLessThan(few);
        assertThat(all).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void findsTheRhythmOfASourceByItself() {
        Duration rhythm = Duration.ofMinutes(40);
        PollState state = after(fresh, read(20, 20, Optional.empty()));
        Instant now = NOW;
        Instant nextArticle = NOW.plus(rhythm);
        Duration sum = Duration.ZERO;
        for (int i = 0; i < STEPS; i++) {
            now = state.next();
            int found = 0;
            while (!nextArticle.isAfter(now)) {
                nextArticle = nextArticle.plus(rhythm);
                found++;
            }
            state = Schedule.after(state, read(20, found, Optional.empty()), now, LIMITS, MIDDLE);
            sum = sum.plus(i < STEPS / 2 ? Duration.ZERO : state.interval());
        }

        assertThat(sum.dividedBy(STEPS / 2)).isBetween(rhythm.dividedBy(4), rhythm.multipliedBy(2));
    }

    @Test
    void keepsMaxAgeForAnHourAtMost() {
        assertThat(wait(unchanged(Duration.ofMinutes(30)))).isBetween(Duration.ofMinutes(27), Duration.ofMinutes(33));
        assertThat(wait(unchanged(Duration.ofDays(365)))).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
    }

    @Test
    void doublesTheWaitWithEachFailureUpToADay() {
        PollState state = after(fresh, read(20, 20, Optional.empty()));
        Duration before = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            state = after(state, failed(Optional.empty()));
            Duration wait = Duration.between(NOW, state.next());
            assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Schedule.DAY);
            before = wait;
        }
        assertThat(before).isEqualTo(Duration.ofHours(18));
        assertThat(state.errorStreak()).isEqualTo(12);
    }

    @Test
    void keepsRetryAfterHoweverShortTheBackoffIs() {
        assertThat(Duration.between(
                        NOW,
                        after(fresh, failed(Optional.of(Duration.ofHours(7)))).next()))
                .isBetween(Duration.ofHours(7), Duration.ofHours(7).plusMinutes(1));
    }

    @Test
    void asksADayLaterWhatIsGone() {
        var gone = new PollResult.Failed("410", false, Optional.empty(), true);

        assertThat(Duration.between(NOW, after(fresh, gone).next())).isGreaterThanOrEqualTo(Duration.ofHours(12));
    }

    @Test
    void doesNotTakeNotModifiedForRecovery() {
        PollState failing = after(after(fresh, read(20, 20, Optional.empty())), failed(Optional.empty()));

        PollState said = after(failing, new PollResult.Unchanged(false, Optional.empty()));
        PollState proven = after(failing, new PollResult.Unchanged(true, Optional.empty()));

        assertThat(failing.usableValidators()).isEqualTo(Validators.NONE);
        assertThat(said.errorStreak()).isEqualTo(2);
        assertThat(said.lastSuccess()).isEqualTo(failing.lastSuccess());
        assertThat(proven.errorStreak()).isZero();
    }

    @Test
    void changesNothingWhenTheFaultIsOurs() {
        PollState known = after(fresh, read(20, 20, Optional.empty()));

        PollState deferred = after(known, new PollResult.Deferred("the broker is away", Optional.empty()));

        assertThat(deferred).isEqualTo(known.dueAt(deferred.next()));
        assertThat(Duration.between(NOW, deferred.next())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void comesBackSoonForWhatWasTooMuchForOnePoll() {
        var backlog = new PollResult.Read(
                Validators.NONE,
                Optional.empty(),
                10_000,
                10_000,
                100,
                Optional.of(Duration.ofDays(1)),
                Optional.of(Duration.ofHours(1)),
                true,
                SeenEntries.NONE,
                Map.of(),
                Optional.empty());

        assertThat(Duration.between(NOW, after(fresh, backlog).next())).isLessThan(Duration.ofMinutes(2));
    }

    /** Whatever a source does, for ever: the next poll is neither at once nor never, and nothing grows without end. */
    @RepeatedTest(200)
    void isAlwaysReasonable(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        PollState state = fresh;
        Instant now = NOW;
        for (int i = 0; i < STEPS; i++) {
            PollResult result = any(random);
            PollState next = Schedule.after(state, result, now, LIMITS, random.nextDouble());
            Duration wait = Duration.between(now, next.next());
            Duration asked = asked(result);

            assertThat(wait).as("seed %d, step %d, %s", seed, i, result).isGreaterThanOrEqualTo(Duration.ofSeconds(27));
            assertThat(wait)
                    .as("seed %d, step %d, %s", seed, i, result)
                    .isLessThanOrEqualTo(
                            asked.compareTo(Schedule.DAY) > 0 ? asked.plusMinutes(1) : Schedule.DAY.plusMinutes(1));
            assertThat(wait).as("seed %d, asked to wait", seed).isGreaterThanOrEqualTo(asked);
            if (!(result instanceof PollResult.Deferred)) {
                boolean heals = result instanceof PollResult.Read
                        || (result instanceof PollResult.Unchanged unchanged
                                && (unchanged.proven() || state.errorStreak() == 0));
                assertThat(next.errorStreak()).isEqualTo(heals ? 0 : state.errorStreak() + 1);
                assertThat(next.interval().isZero()
                                || !next.interval().minus(LIMITS.min()).isNegative())
                        .isTrue();
                assertThat(next.interval()).isLessThanOrEqualTo(LIMITS.max());
            }
            state = next;
            now = next.next();
        }
    }

    private static Duration asked(PollResult result) {
        return switch (result) {
            case PollResult.Failed failed -> failed.retryAfter().orElse(Duration.ZERO);
            case PollResult.Deferred deferred -> deferred.rest().orElse(Duration.ZERO);
            case PollResult.Read read -> Duration.ZERO;
            case PollResult.Unchanged unchanged -> Duration.ZERO;
        };
    }

    private static PollResult any(SplittableRandom random) {
        Optional<Duration> some = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(random.nextLong(2 * Schedule.DAY.toSeconds())));
        int entries = random.nextInt(1, 200);
        return switch (random.nextInt(5)) {
            case 0 -> new PollResult.Unchanged(random.nextBoolean(), some);
            case 1 -> new PollResult.Failed("it failed", random.nextBoolean(), some, random.nextInt(20) == 0);
            case 2 -> new PollResult.Deferred("later", some);
            default -> read(entries, random.nextInt(entries + 1), some);
        };
    }

    private static PollResult.Read read(int entries, int found, Optional<Duration> period) {
        return new PollResult.Read(
                Validators.NONE,
                Optional.of("hash"),
                entries,
                found,
                found,
                period,
                Optional.empty(),
                false,
                SeenEntries.NONE,
                Map.of(),
                Optional.empty());
    }

    private static PollResult failed(Optional<Duration> retryAfter) {
        return new PollResult.Failed("it failed", false, retryAfter, false);
    }

    private static PollResult unchanged(Duration freshFor) {
        return new PollResult.Unchanged(false, Optional.of(freshFor));
    }

    private Duration interval(PollResult first) {
        return after(fresh, first).interval();
    }

    private Duration wait(PollResult result) {
        return Duration.between(NOW, after(fresh, result).next());
    }

    private static PollState after(PollState state, PollResult result) {
        return Schedule.after(state, result, NOW, LIMITS, MIDDLE);
    }
}
