package io.castling.platform.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A token bucket: so many a second, of which one second's worth may come at once. May be shared by threads. */
final class RateLimit {

    private static final long SECOND = 1_000_000_000;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private double left;
    private long at;

    /** @param nanoTime time that never goes back */
    RateLimit(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.left = perSecond;
        this.at = nanoTime.getAsLong();
    }

    int perSecond() {
        return perSecond;
    }

    /** Takes one, or says after which time there will be one. */
    synchronized Optional<Duration> take() {
        long now = nanoTime.getAsLong();
        left = Math.min(perSecond, left + (double) (now - at) / SECOND * perSecond);
        at = now;
        if (left >= 1) {
            left--;
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * SECOND)));
    }
}
