package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void theReasonOfAFailedStartIsOneLineWithTheLog() {
        var process = start(line -> {}, "well", "FAILED: no disk", "   at some.Where", "bye");
        assertThat(process.unexpectedEnd()).succeedsWithin(PATIENCE);

        assertThat(process.failedStart(Pattern.compile("^FAILED: ")))
                .hasMessage("the child did not start: FAILED: no disk; its log is " + log());
    }

    @Test
    void withoutAKnownReasonTheLastLineIsGiven() {
        var process = start(line -> {}, "well", "bye");
        assertThat(process.unexpectedEnd()).succeedsWithin(PATIENCE);

        assertThat(process.failedStart(Pattern.compile("^FAILED: ")))
                .hasMessage("the child did not start: bye; its log is " + log());
    }

    @Test
    void anEndThatNobodyAskedForIsReportedWithTheExitCode() {
        var process = start(line -> {}, "bye");

        assertThat(process.unexpectedEnd())
                .succeedsWithin(PATIENCE)
                .isEqualTo("the child ended unexpectedly with exit code 3; its log is " + log());
    }

    @Test
    void anOrderlyStopIsNotReported() {
        var said = new CompletableFuture<String>();
        var process = start(said::complete, "stay");
        assertThat(said).succeedsWithin(PATIENCE);

        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.unexpectedEnd()).isNotDone();
    }

    @Test
    void aPausedChildCanBeStoppedToo() {
        var said = new CompletableFuture<String>();
        var process = start(said::complete, "stay");
        assertThat(said).succeedsWithin(PATIENCE);
        process.pause();

        process.stop();

        assertThat(process.isAlive()).isFalse();
    }

    /** A terminal sends Ctrl-C to parent and children alike; the parent alone decides when which child stops. */
    @Test
    void ctrlCDoesNotReachTheChild() throws IOException, InterruptedException {
        var said = new CompletableFuture<String>();
        var process = start(said::complete, "stay");
        assertThat(said).succeedsWithin(PATIENCE);

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();

        assertThat(process.unexpectedEnd()).failsWithin(Duration.ofMillis(500));
        process.stop();
    }

    @Test
    void whatItSaysIsInTheLogAndItsTemporaryFilesGoWithTheNextStart() throws IOException {
        Path left = Files.createDirectories(directory.resolve("tmp/native")).resolve("library.so");
        Files.createFile(left);

        var process = start(line -> {}, "something", "stay");
        process.stop();

        assertThat(left).doesNotExist();
        process = start(line -> {}, "else");
        assertThat(process.unexpectedEnd()).succeedsWithin(PATIENCE);
        assertThat(log()).content().endsWith("else\n");
    }

    @Test
    void theNextStartWaitsUntilAnOrphanIsGone() {
        var orphan = start(line -> {}, "stay");
        var waiting = CompletableFuture.supplyAsync(() -> start(line -> {}, "bye"));

        orphan.stop();

        assertThat(waiting).succeedsWithin(PATIENCE);
        assertThat(orphan.isAlive()).isFalse();
        assertThat(waiting.join().unexpectedEnd()).succeedsWithin(PATIENCE);
    }

    private Path log() {
        return directory.resolve("child.log");
    }

    private JavaProcess start(Consumer<String> onLine, String... arguments) {
        var program = new JavaProcess.Program(
                "child",
                directory,
                log(),
                List.of("-Xmx32m"),
                System.getProperty("java.class.path"),
                ChildMain.class.getName(),
                List.of(arguments));
        return JavaProcess.start(TestJvm.JAVA, program, onLine);
    }
}
