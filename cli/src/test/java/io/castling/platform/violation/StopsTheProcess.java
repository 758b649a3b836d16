package io.castling.platform.violation;

/** Breaks a rule on purpose. */
public final class StopsTheProcess {
    void stop() {
        System.exit(1);
    }
}
