package io.castling.alert.deliver;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again, and when it is given up: pauses grow exponentially up to a longest one, with jitter, and
 * the number of attempts is finite.
 *
 * @param first pause after the first attempt
 * @param factor by which each pause exceeds the one before
 * @param longest no pause is longer, not even one that the other side asks for
 * @param attempts how many are made at most
 */
public record RetryPolicy(Duration first, double factor, Duration longest, int attempts) {

    /** 5 s, 15 s, 45 s … 6 h; 15 attempts in about two days, so that a target may be away over a night. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofSeconds(5), 3, Duration.ofHours(6), 15);

    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || factor < 1 || attempts < 1) {
            throw new IllegalArgumentException("retry policy needs 0 < first <= longest, factor >= 1 and attempts >= 1,"
                    + " not first " + first + ", longest " + longest + ", factor " + factor + ", attempts " + attempts);
        }
    }

    /** Whether another attempt may follow so many. */
    boolean allows(int attemptsMade) {
        return attemptsMade < attempts;
    }

    /** The pause after so many attempts: between half of the exponential pause and the whole of it. */
    Duration pause(int attemptsMade, RandomGenerator random) {
        double exponential = first.toMillis() * Math.pow(factor, attemptsMade - 1.0);
        double whole = Math.min(exponential, longest.toMillis());
        return Duration.ofMillis(Math.round(whole * (0.5 + random.nextDouble() / 2)));
    }

    /** What the other side asks for, within reason. */
    Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(longest) > 0 ? longest : asked;
    }
}
