package io.castling.alert.deliver;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a target is worth trying. After several failures in a row it is left alone, then probed with one delivery at a
 * time; the pause between probes doubles up to a longest one.
 *
 * <pre>
 * Closed --failures reach the threshold, or it asks for patience--> Open --the time has come, probe fails--> Open
 *    ^------------------------------- an answer that it took one -----------------------------------'
 * </pre>
 */
sealed interface Breaker {

    /** When it opens, and for how long. */
    record Policy(int failures, Duration first, Duration longest) {

        static final Policy DEFAULT = new Policy(5, Duration.ofSeconds(30), Duration.ofMinutes(10));
    }

    /** From when on an attempt is allowed. */
    Instant allowedFrom();

    /** An attempt failed at this time. */
    Breaker failed(Instant now, Policy policy);

    /** The target asked to be left alone until then. */
    default Breaker heldUntil(Instant until, Policy policy) {
        return new Open(until, policy.first());
    }

    /** In use; so many attempts in a row have failed. */
    record Closed(int failures) implements Breaker {

        @Override
        public Instant allowedFrom() {
            return Instant.MIN;
        }

        @Override
        public Breaker failed(Instant now, Policy policy) {
            return failures + 1 < policy.failures()
                    ? new Closed(failures + 1)
                    : new Open(now.plus(policy.first()), policy.first());
        }
    }

    /** Left alone until then; afterwards one probe. */
    record Open(Instant until, Duration pause) implements Breaker {

        @Override
        public Instant allowedFrom() {
            return until;
        }

        @Override
        public Breaker failed(Instant now, Policy policy) {
            Duration doubled = pause.multipliedBy(2);
            Duration next = doubled.compareTo(policy.longest()) > 0 ? policy.longest() : doubled;
            return new Open(now.plus(next), next);
        }
    }
}
