package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
    @TempDir
    private Path directory;

    @Test
    void aFullFileIsSetAsideAndTheOldestIsDropped() throws IOException {
        try (var log = new RotatingLog(directory.resolve("broker.log"), 10)) {
            for (int i = 1; i <= 9; i++) {
                log.append("line" + i);
            }
        }

        assertThat(directory.resolve("broker.log")).hasContent("line9");
        assertThat(directory.resolve("broker.log.1")).hasContent("line8");
        assertThat(directory.resolve("broker.log.2")).hasContent("line7");
        assertThat(directory.resolve("broker.log.3")).doesNotExist();
    }

    @Test
    void theNextRunGoesOnWithTheSameFile() throws IOException {
        for (String line : new String[] {"first", "second"}) {
            try (var log = new RotatingLog(directory.resolve("logs/broker.log"), 100)) {
                log.append(line);
            }
        }

        assertThat(directory.resolve("logs/broker.log")).hasContent("first\nsecond");
    }

    @Test
    void aLineLongerThanAFileIsKeptWhole() throws IOException {
        try (var log = new RotatingLog(directory.resolve("broker.log"), 10)) {
            log.append("x".repeat(100));
        }

        assertThat(directory.resolve("broker.log")).hasContent("x".repeat(100));
    }
}
