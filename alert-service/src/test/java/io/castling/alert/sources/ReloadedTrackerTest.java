package io.castling.alert.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.alert.track.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedTrackerTest {

    private static final String VALID = """
            sources:
            - {id: bugle, name: Daily Bugle, kind: outlet, reliability: %s, rationale: seen often}
            """;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        Path file = write(VALID.formatted("C"));
        var trackers = new ReloadedTracker(file, clock());
        Tracker first = trackers.get();

        write(VALID.formatted("B") + "# better now\n");

        assertThat(trackers.get()).as("before it looks again").isSameAs(first);
        now = now.plus(Duration.ofSeconds(6));
        Tracker second = trackers.get();
        assertThat(second).isNotSameAs(first);
        now = now.plus(Duration.ofSeconds(6));
        assertThat(trackers.get()).as("unchanged").isSameAs(second);
    }

    @Test
    void aFileThatHasBecomeInvalidLeavesTheRegistryAsItWas() throws IOException {
        Path file = write(VALID.formatted("C"));
        var trackers = new ReloadedTracker(file, clock());
        Tracker first = trackers.get();

        write(VALID.formatted("splendid"));
        now = now.plus(Duration.ofMinutes(1));

        assertThat(trackers.get()).isSameAs(first);
        Files.delete(file);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(trackers.get()).isSameAs(first);
    }

    @Test
    void aFileThatIsInvalidAtTheStartIsRefusedWithTheRemedy() throws IOException {
        Path file = write(VALID.formatted("splendid"));

        assertThatThrownBy(() -> new ReloadedTracker(file, clock()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source 'bugle': 'splendid' is not one of [A, B, C, D, E, F]");
        assertThatThrownBy(() -> new ReloadedTracker(folder.resolve("nowhere.yaml"), clock()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("castling.alert.sources");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("sources.yaml"), yaml);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
