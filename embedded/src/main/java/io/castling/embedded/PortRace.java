package io.castling.embedded;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A port found free may be taken before the child gets to it: then another try with other ports. */
final class PortRace {
    private static final int TRIES = 3;
    private static final Pattern LOST = Pattern.compile("(?i)already in use|already bound|in use by another");

    private PortRace() {}

    static <T> T retry(Supplier<T> start) {
        for (int i = 1; i < TRIES; i++) {
            try {
                return start.get();
            } catch (SurroundingsException e) {
                if (!LOST.matcher(e.getMessage()).find()) {
                    throw e;
                }
            }
        }
        return start.get();
    }
}
