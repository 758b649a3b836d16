package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void theReasonOfAFailedStartIsOneLineWithTheLog() {
        var process = start("well", "FAILED: no disk", "   at some.Where", "bye");
        assertThatThrownBy(() -> process.awaitReady(PATIENCE))
                .hasMessage("the child did not start: FAILED: no disk; its log is " + log());
    }

    @Test
    void stackFramesAndNamesOfExceptionsAreLeftOutOfTheReason() {
        var process = start(
                "java.lang.IllegalStateException: outer",
                "\tat some.Error.in(Error.java:1)",
                "Caused by: org.h2.JdbcException: java.io.IOException: disk full",
                "\tat some.Error.of(Error.java:2)",
                "\t... 3 more");
        assertThatThrownBy(() -> process.awaitReady(PATIENCE))
                .hasMessage("the child did not start: disk full; its log is " + log());
    }

    @Test
    void withoutAKnownReasonTheLastLineIsGiven() {
        var process = start("well", "bye");
        assertThatThrownBy(() -> process.awaitReady(PATIENCE))
                .hasMessage("the child did not start: bye; its log is " + log());
    }

    @Test
    void aStartThatTakesTooLongIsEnded() {
        var process = start("never ready", "linger");

        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(100)))
                .hasMessage("the child did not start: it was not ready after 0 s; its log is " + log());
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aLogThatCannotBeWrittenEndsTheStart() throws IOException {
        Files.createDirectory(log());
        var process = start("stay");

        assertThat(process.unexpectedEnd()).succeedsWithin(PATIENCE);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void anEndThatNobodyAskedForIsReportedWithTheExitCode() {
        var process = start("bye");

        assertThat(process.unexpectedEnd())
                .succeedsWithin(PATIENCE)
                .isEqualTo("the child ended unexpectedly with exit code 3; its log is " + log());
    }

    @Test
    void anOrderlyStopIsNotReported() {
        var process = start("stay");
        process.awaitReady(PATIENCE);

        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.unexpectedEnd()).isNotDone();
    }

    @Test
    void aPausedChildCanBeStoppedToo() {
        var process = start("stay");
        process.awaitReady(PATIENCE);
        process.pause();

        process.stop();

        assertThat(process.isAlive()).isFalse();
    }

    /** A terminal sends Ctrl-C to parent and children alike; the parent alone decides when which child stops. */
    @Test
    void ctrlCDoesNotReachTheChild() throws IOException, InterruptedException {
        var process = start("stay");
        process.awaitReady(PATIENCE);

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();

        assertThat(process.unexpectedEnd()).failsWithin(Duration.ofMillis(500));
        process.stop();
    }

    @Test
    void whatItSaysIsInTheLogAndItsTemporaryFilesGoWithTheNextStart() throws IOException {
        Path left = Files.createDirectories(directory.resolve("tmp/native")).resolve("library.so");
        Files.createFile(left);

        var process = start("something", "stay");
        process.stop();

        assertThat(left).doesNotExist();
        process = start("else");
        assertThat(process.unexpectedEnd()).succeedsWithin(PATIENCE);
        assertThat(log()).content().endsWith("else\n");
    }

    @Test
    void theNextStartWaitsUntilAnOrphanIsGone() {
        var orphan = start("stay");
        var waiting = CompletableFuture.supplyAsync(() -> start("bye"));

        orphan.stop();

        assertThat(waiting).succeedsWithin(PATIENCE);
        assertThat(orphan.isAlive()).isFalse();
        assertThat(waiting.join().unexpectedEnd()).succeedsWithin(PATIENCE);
    }

    private Path log() {
        return directory.resolve("child.log");
    }

    private JavaProcess start(String... arguments) {
        var program = new JavaProcess.Program(
                "child",
                directory,
                new JavaProcess.Output(log(), "stay", Pattern.compile("FAILED|Caused by")),
                List.of("-Xmx32m"),
                System.getProperty("java.class.path"),
                ChildMain.class.getName(),
                List.of(arguments));
        return JavaProcess.start(TestJvm.JAVA, program);
    }
}
