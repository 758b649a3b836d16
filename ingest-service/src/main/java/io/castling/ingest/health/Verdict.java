package io.castling.ingest.health;

import io.castling.ingest.poll.PollState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source is doing.
 *
 * @param reason for people, one sentence without its end; empty where all is well
 */
public record Verdict(Condition condition, Optional<String> reason) {

    /** What a source can be, the word in answers and records. */
    public enum Condition {
        /** Not polled yet. */
        UNKNOWN(false),
        HEALTHY(false),
        /** It works, but has had nothing new for long. */
        STALE(true),
        /** It works, but has no entries. */
        EMPTY(true),
        FAILING(true),
        /** It refuses, or sends a wall in place of what was asked for. */
        BLOCKED(true),
        /** Somebody wants it to rest. */
        PAUSED(false);

        private final boolean alarming;

        Condition(boolean alarming) {
            this.alarming = alarming;
        }

        /** Whether somebody should look at it. */
        public boolean isAlarming() {
            return alarming;
        }
    }

    /** One empty answer may be a feed between two days. */
    private static final int EMPTY_AFTER = 2;

    private static final int BLOCKED_AFTER = 2;

    /**
     * The verdict on a source that is not paused; pure.
     *
     * @param failingAfter failures in a row from which it counts as failing
     * @param staleAfter without a new article for so long, it is stale
     */
    public static Verdict on(PollState state, Instant now, int failingAfter, Duration staleAfter) {
        if (state.lastAttempt().isEmpty()) {
            return new Verdict(Condition.UNKNOWN, Optional.of("it was not polled yet"));
        }
        String error = state.lastError().orElse("no reason known");
        if (state.errorStreak() >= Math.min(BLOCKED_AFTER, failingAfter) && state.blocked()) {
            return new Verdict(Condition.BLOCKED, Optional.of(error));
        }
        if (state.errorStreak() >= failingAfter) {
            return new Verdict(
                    Condition.FAILING, Optional.of("%d failures in a row: %s".formatted(state.errorStreak(), error)));
        }
        if (state.emptyStreak() >= EMPTY_AFTER) {
            return new Verdict(
                    Condition.EMPTY, Optional.of("it had no entries %d times in a row".formatted(state.emptyStreak())));
        }
        Instant since = state.lastNewArticle().orElse(state.created());
        if (since.plus(staleAfter).isBefore(now)) {
            return new Verdict(
                    Condition.STALE,
                    Optional.of("no new article for %d days"
                            .formatted(Duration.between(since, now).toDays())));
        }
        return state.lastSuccess().isEmpty()
                ? new Verdict(Condition.UNKNOWN, state.lastError())
                : new Verdict(Condition.HEALTHY, state.lastError());
    }

    /** The verdict on a source that rests. */
    public static Verdict paused() {
        return new Verdict(Condition.PAUSED, Optional.of("paused by hand"));
    }
}
