package io.castling.ingest.poll;

import io.castling.ingest.fetch.Fetched.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * When a source is polled next, and what is remembered of this poll: a pure function of what was known, what came, and the
 * time.
 *
 * <p>The interval shrinks by a fifth and more when a poll finds something new, the more the larger the share of new entries
 * is, and grows by a quarter when it does not: in the long run about every second poll finds something. A server's {@code
 * max-age} is kept, an hour of it at most. Failures double the interval up to a day; {@code Retry-After} is always kept.
 */
public final class Schedule {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration DEFERRED = Duration.ofSeconds(30);
    private static final Duration LONGEST_FRESHNESS = Duration.ofHours(1);
    private static final double GROWTH = 1.25;
    private static final double SHRINKAGE = 0.8;
    private static final double STRONGEST_SHRINKAGE = 0.25;
    /** Part of the interval that chance adds or takes, so that sources which began together drift apart. */
    private static final double JITTER = 0.1;

    private static final int LONGEST_ERROR = 500;

    private Schedule() {}

    /**
     * What holds for a source.
     *
     * @param first interval of a source that says nothing of its own period
     */
    public record Limits(Duration min, Duration first, Duration max) {

        /** What the source asks for, within reason, in place of what holds for all. */
        public Limits with(Source.Options options) {
            Duration shortest = options.minInterval().orElse(min);
            Duration longest = options.maxInterval().orElse(max);
            return new Limits(shortest, first, longest.compareTo(shortest) < 0 ? shortest : longest);
        }

        Duration clamp(Duration interval) {
            Duration atMost = interval.compareTo(max) > 0 ? max : interval;
            return atMost.compareTo(min) < 0 ? min : atMost;
        }
    }

    /**
     * @param now when the poll ended
     * @param chance 0 (inclusive) to 1 (exclusive)
     */
    public static PollState after(PollState state, PollResult result, Instant now, Limits limits, double chance) {
        return switch (result) {
            case PollResult.Read read -> read(state, read, now, limits, chance);
            case PollResult.Unchanged unchanged -> unchanged(state, unchanged, now, limits, chance);
            case PollResult.Failed failed -> failed(state, failed, now, limits, chance);
            case PollResult.Deferred deferred ->
                state.dueAt(now.plus(deferred.rest()
                        .filter(asked -> asked.compareTo(DEFERRED) > 0)
                        .orElseGet(() -> jittered(DEFERRED, chance))));
        };
    }

    private static PollState read(PollState state, PollResult.Read read, Instant now, Limits limits, double chance) {
        boolean first = state.interval().isZero();
        Duration learned = first
                ? read.period().orElse(limits.first())
                : scaled(
                        state.interval(),
                        read.fresh() == 0
                                ? GROWTH
                                : Math.max(STRONGEST_SHRINKAGE, SHRINKAGE - (double) read.fresh() / read.entries()));
        Duration interval = limits.clamp(learned);
        Duration wait = read.backlog() ? limits.min() : notBefore(interval, read.freshFor());
        return new PollState(
                state.url(),
                read.validators(),
                read.bodyHash(),
                interval,
                now.plus(jittered(wait, chance)),
                state.created(),
                Optional.of(now),
                Optional.of(now),
                read.published() > 0 ? Optional.of(now) : state.lastNewArticle(),
                0,
                read.note(),
                false,
                read.entries(),
                read.entries() == 0 ? state.emptyStreak() + 1 : 0,
                state.articles() + read.published(),
                read.seen(),
                read.waiting());
    }

    private static PollState unchanged(
            PollState state, PollResult.Unchanged unchanged, Instant now, Limits limits, double chance) {
        if (state.errorStreak() > 0 && !unchanged.proven()) {
            // Nobody asked whether it had changed: the server does not look at what it is asked.
            return failed(
                    state,
                    new PollResult.Failed(
                            "the server says that nothing has changed, after a failure and without being asked",
                            false,
                            Optional.empty(),
                            false),
                    now,
                    limits,
                    chance);
        }
        Duration interval = limits.clamp(scaled(state.interval(), GROWTH));
        return new PollState(
                state.url(),
                state.validators(),
                state.bodyHash(),
                interval,
                now.plus(jittered(notBefore(interval, unchanged.freshFor()), chance)),
                state.created(),
                Optional.of(now),
                Optional.of(now),
                state.lastNewArticle(),
                0,
                Optional.empty(),
                false,
                state.entries(),
                state.entries() == 0 ? state.emptyStreak() + 1 : 0,
                state.articles(),
                state.seen(),
                state.waiting());
    }

    private static PollState failed(
            PollState state, PollResult.Failed failed, Instant now, Limits limits, double chance) {
        int streak = state.errorStreak() == Integer.MAX_VALUE ? state.errorStreak() : state.errorStreak() + 1;
        Duration base = limits.clamp(state.interval());
        Duration backoff = failed.gone() ? DAY : doubled(base, streak - 1);
        // Servers that fell over together must not be woken together: half of the wait is left to chance.
        Duration wait = scaled(backoff, 0.5 + 0.5 * chance);
        Duration asked = failed.retryAfter().orElse(Duration.ZERO);
        return new PollState(
                state.url(),
                Validators.NONE,
                state.bodyHash(),
                state.interval(),
                now.plus(wait.compareTo(asked) > 0 ? wait : asked.plus(scaled(limits.min(), JITTER * chance))),
                state.created(),
                Optional.of(now),
                state.lastSuccess(),
                state.lastNewArticle(),
                streak,
                Optional.of(
                        failed.reason().length() > LONGEST_ERROR
                                ? failed.reason().substring(0, LONGEST_ERROR) + "…"
                                : failed.reason()),
                failed.blocked(),
                state.entries(),
                state.emptyStreak(),
                state.articles(),
                state.seen(),
                state.waiting());
    }

    private static Duration doubled(Duration base, int times) {
        Duration wait = base;
        for (int i = 0; i < times && wait.compareTo(DAY) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(DAY) < 0 ? wait : DAY;
    }

    private static Duration notBefore(Duration interval, Optional<Duration> freshFor) {
        Duration asked = freshFor.orElse(Duration.ZERO);
        Duration kept = asked.compareTo(LONGEST_FRESHNESS) > 0 ? LONGEST_FRESHNESS : asked;
        return kept.compareTo(interval) > 0 ? kept : interval;
    }

    private static Duration jittered(Duration wait, double chance) {
        return scaled(wait, 1 - JITTER + 2 * JITTER * chance);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    /** What stays true of a source whose address has changed: nothing but its place in the statistics. */
    public static PollState moved(PollState state, String url, Instant now) {
        PollState fresh = PollState.initial(url, now);
        return new PollState(
                url,
                fresh.validators(),
                fresh.bodyHash(),
                fresh.interval(),
                now,
                state.created(),
                state.lastAttempt(),
                state.lastSuccess(),
                state.lastNewArticle(),
                0,
                Optional.empty(),
                false,
                0,
                0,
                state.articles(),
                state.seen(),
                Map.of());
    }
}
