package io.castling.platform.violation;

import java.time.Clock;

/** Breaks a rule on purpose. */
public final class TellsTheTime {
    Clock clock() {
        return Clock.systemUTC();
    }
}
