package io.castling.system.deployment;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what comes by itself. */
public final class Patience {

    private static final long LOOK_EVERY = Duration.ofMillis(100).toNanos();

    private Patience() {}

    /** @throws AssertionError with what is known when it did not come in time */
    public static void await(String what, Duration within, BooleanSupplier condition, Supplier<String> known) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no " + what + " within " + within.toSeconds() + " s; " + known.get());
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }
}
