package io.castling.alert.track.violation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule on purpose. */
public final class TrackingThatReadsFiles {
    boolean read() {
        return Files.exists(Path.of("x"));
    }
}
