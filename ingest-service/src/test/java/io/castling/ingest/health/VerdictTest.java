package io.castling.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.health.Verdict.Condition;
import io.castling.ingest.poll.PollResult;
import io.castling.ingest.poll.PollState;
import io.castling.ingest.poll.Schedule;
import io.castling.ingest.poll.SeenEntries;
import io.castling.ingest.poll.Source;
import io.castling.ingest.poll.SourceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final PollState FRESH = PollState.initial("https://news.example/feed", NOW);
    private static final Source SOURCE =
            Source.of(new SourceId("news"), "feed", "https://news.example/feed", Source.Options.NONE);

    @Test
    void knowsNothingBeforeTheFirstPoll() {
        assertThat(on(FRESH).condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void isHealthyAfterAnArticle() {
        assertThat(on(after(FRESH, read(20, 3))).condition()).isEqualTo(Condition.HEALTHY);
    }

    @Test
    void callsAStreakOfFailuresByItsNameAndReason() {
        PollState twice = after(after(after(FRESH, read(20, 3)), failed(false)), failed(false));

        assertThat(on(twice).condition()).isEqualTo(Condition.HEALTHY);
        assertThat(on(after(twice, failed(false))))
                .isEqualTo(new Verdict(Condition.FAILING, Optional.of("3 failures in a row: the reason")));
    }

    @Test
    void callsARefusalAndAWallBlocked() {
        assertThat(on(after(after(FRESH, failed(true)), failed(true))))
                .isEqualTo(new Verdict(Condition.BLOCKED, Optional.of("the reason")));
    }

    @Test
    void callsAFeedEmptyThatHasNoEntriesTwice() {
        PollState once = after(after(FRESH, read(20, 3)), read(0, 0));

        assertThat(on(once).condition()).isEqualTo(Condition.HEALTHY);
        assertThat(on(after(once, new PollResult.Unchanged(true, Optional.empty())))
                        .condition())
                .isEqualTo(Condition.EMPTY);
    }

    @Test
    void callsASourceStaleThatWorksAndSaysNothingNew() {
        PollState known = after(FRESH, read(20, 3));

        assertThat(Verdict.on(known, NOW.plus(Duration.ofDays(13)), 3, Duration.ofDays(14))
                        .condition())
                .isEqualTo(Condition.HEALTHY);
        assertThat(Verdict.on(known, NOW.plus(Duration.ofDays(15)), 3, Duration.ofDays(14)))
                .isEqualTo(new Verdict(Condition.STALE, Optional.of("no new article for 15 days")));
    }

    @Test
    void anAlarmIsRaisedOnceForEachChange() {
        var meters = new SimpleMeterRegistry();
        var alarms = new SourceAlarms(meters);
        var failing = new Verdict(Condition.FAILING, Optional.of("the reason"));

        Instant since = alarms.note(SOURCE, failing, NOW).since();
        alarms.note(SOURCE, failing, NOW.plusSeconds(60));

        assertThat(meters.counter("castling.source.alarms", "state", "failing").count())
                .isEqualTo(1);
        assertThat(meters.get("castling.sources")
                        .tag("state", "failing")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(alarms.note(SOURCE, failing, NOW.plusSeconds(90)).since()).isEqualTo(since);
        assertThat(alarms.summary()).isEqualTo("1 of 1 sources need attention: news is failing");

        alarms.note(SOURCE, new Verdict(Condition.HEALTHY, Optional.empty()), NOW.plusSeconds(120));
        alarms.note(SOURCE, failing, NOW.plusSeconds(180));

        assertThat(meters.counter("castling.source.alarms", "state", "failing").count())
                .isEqualTo(2);
    }

    @Test
    void anAlarmOfBeforeTheRestartIsNotRaisedAgain() {
        var meters = new SimpleMeterRegistry();
        var alarms = new SourceAlarms(meters);
        var failing = new Verdict(Condition.FAILING, Optional.of("the reason"));

        alarms.recall(SOURCE.id(), new SourceAlarms.Standing(failing, NOW));
        alarms.note(SOURCE, failing, NOW.plusSeconds(60));

        assertThat(meters.find("castling.source.alarms").counter()).isNull();
    }

    private static Verdict on(PollState state) {
        return Verdict.on(state, NOW, 3, Duration.ofDays(14));
    }

    private static PollState after(PollState state, PollResult result) {
        var limits = new Schedule.Limits(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(3));
        return Schedule.after(state, result, NOW, limits, 0.5);
    }

    private static PollResult failed(boolean blocked) {
        return new PollResult.Failed("the reason", blocked, Optional.empty(), false);
    }

    private static PollResult read(int entries, int published) {
        return new PollResult.Read(
                FRESH.validators(),
                Optional.empty(),
                entries,
                published,
                published,
                Optional.empty(),
                Optional.empty(),
                false,
                SeenEntries.NONE,
                Map.of(),
                Optional.empty());
    }
}
