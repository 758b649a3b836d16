package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirTest {
    @TempDir
    private Path directory;

    @Test
    void itIsCreatedWithItsFolders() {
        try (var data = DataDir.open(directory.resolve("deep/er"))) {
            assertThat(data.logs()).isDirectory().isEqualTo(data.path().resolve("logs"));
        }
    }

    @Test
    void onlyOneHoldsItAndTheMessageSaysWho() {
        var self = ProcessHandle.current();
        try (var first = DataDir.open(directory)) {
            assertThatThrownBy(() -> DataDir.open(directory))
                    .isInstanceOf(SurroundingsException.class)
                    .hasMessage("the data directory " + first.path() + " is in use by another Castling (pid "
                            + self.pid() + ", started "
                            + self.info().startInstant().orElseThrow()
                            + "); stop that one or choose another directory");
        }
    }

    @Test
    void aRefusedSecondDoesNotTakeTheLockFromTheFirst() throws IOException, InterruptedException {
        try (var first = DataDir.open(directory)) {
            assertThatThrownBy(() -> DataDir.open(directory)).isInstanceOf(SurroundingsException.class);

            Process other = TestJvm.start(Opener.class, first.path().toString());

            assertThat(other.waitFor()).isEqualTo(1);
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("the data directory " + first.path() + " is in use by another Castling (pid "
                            + ProcessHandle.current().pid());
        }
    }

    /** Opens the directory in a process of its own. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] args) {
            try {
                DataDir.open(Path.of(args[0])).close();
            } catch (SurroundingsException e) {
                System.out.println(e.getMessage());
                System.exit(1);
            }
        }
    }

    @Test
    void itIsFreeAgainOnceClosed() {
        DataDir.open(directory).close();
        DataDir.open(directory).close();
    }

    @Test
    void whatAKilledOwnerLeftBehindIsNoObstacle() throws IOException {
        Files.writeString(directory.resolve("castling.owner"), "pid 1, started 2001-01-01T00:00:00Z");
        Files.createFile(directory.resolve("castling.lock"));

        DataDir.open(directory).close();
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataDir.open(file.resolve("data")))
                .isInstanceOf(SurroundingsException.class)
                .hasMessageMatching("the data directory .*/file/data is not writable \\(.*\\); choose another one");
    }

    /** Not even root writes there, on Linux as on macOS. */
    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> DataDir.open(Path.of("/sys/castling")))
                .isInstanceOf(SurroundingsException.class)
                .hasMessageMatching("the data directory /sys/castling is not writable \\(.*\\); choose another one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b"})
    void aNameThatTheChildrenWouldMisreadIsRefused(String name) {
        assertThatThrownBy(() -> DataDir.open(directory.resolve(name)))
                .isInstanceOf(SurroundingsException.class)
                .hasMessageContaining(name + " has a comma or a semicolon in its name");
        assertThat(directory).isEmptyDirectory();
    }
}
