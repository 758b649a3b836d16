package io.castling.embedded;

import io.castling.embedded.child.BrokerMain;
import io.castling.embedded.child.LeashMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A child JVM on a leash ({@link LeashMain}): it ends when this process ends, in whatever way. Its output goes to a log
 * file. It does not hear Ctrl-C, which a terminal sends to parent and children alike: the parent decides the order in
 * which things stop.
 */
final class JavaProcess {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long LOG_BYTES = 5_000_000;
    private static final int REMEMBERED_LINES = 200;
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at|\\.\\.\\.) |^\\s*$");
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile("^(" + BrokerMain.FAILED + "|Caused by: )?(([\\w$]+\\.)+[\\w$]+: )*");

    private final Process process;
    private final Program program;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread pump;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> unexpectedEnd = new CompletableFuture<>();
    private volatile boolean asked;

    /**
     * What to run.
     *
     * @param name for messages: "broker"
     * @param directory the working directory
     */
    record Program(
            String name,
            Path directory,
            Output output,
            List<String> options,
            String classPath,
            String mainClass,
            List<String> arguments) {
        /** C1 alone and the serial collector: half the CPU time to start, and memory for people's laptops. */
        private static final List<String> QUICK_AND_SMALL =
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

        Program {
            options = List.copyOf(options);
            arguments = List.copyOf(arguments);
        }

        /** Both unpack native libraries to a temporary directory and leave them there when killed. */
        private Path scratch() {
            return directory.resolve("tmp");
        }

        private void clearScratch() throws IOException {
            if (Files.exists(scratch())) {
                try (Stream<Path> files = Files.walk(scratch())) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(scratch());
        }

        private List<String> command(Path java) {
            // Signals ignored here stay ignored after exec, and the JVM respects that.
            var command =
                    new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", java.toString()));
            command.addAll(QUICK_AND_SMALL);
            command.add("-Djava.io.tmpdir=" + scratch());
            command.addAll(options);
            command.addAll(List.of("-cp", classPath, LeashMain.class.getName(), mainClass));
            command.addAll(arguments);
            return command;
        }
    }

    /**
     * Where its output goes and how to read it.
     *
     * @param log the file; it rotates
     * @param ready found in the line that says: at your service
     * @param reason found in the lines that say why it ends; the last of them counts
     */
    record Output(Path log, String ready, Pattern reason) {}

    private JavaProcess(Program program, Process process) {
        this.program = program;
        this.process = process;
        this.pump = Thread.ofPlatform().daemon().name(program.name() + "-log").start(this::follow);
    }

    /** Starts the program once the one that this directory belonged to before has ended. */
    static JavaProcess start(Path java, Program program) {
        try {
            Files.createDirectories(program.directory());
            var pidFile = new PidFile(program.directory().resolve(program.name() + ".pid"));
            pidFile.awaitEndOfPrevious(GRACE);
            program.clearScratch();
            var builder = new ProcessBuilder(program.command(java))
                    .directory(program.directory().toFile())
                    .redirectErrorStream(true);
            // The settings are ours alone: both programs would also take some from the environment.
            builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|APICURIO|KAFKA)_.*"));
            var started = new JavaProcess(program, builder.start());
            started.recordPid(pidFile);
            return started;
        } catch (IOException e) {
            throw new SurroundingsException("the " + program.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void recordPid(PidFile file) throws IOException {
        try {
            file.write(process.toHandle());
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with a message for people when the program ends without {@link #stop} or {@link #kill}; else never. */
    CompletableFuture<String> unexpectedEnd() {
        return unexpectedEnd;
    }

    /**
     * Returns when the program has said that it is ready.
     *
     * @throws SurroundingsException with the reason when it ends before that or takes longer; then it is gone
     */
    void awaitReady(Duration patience) {
        try {
            CompletableFuture.anyOf(ready, unexpectedEnd).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failedStart("it was not ready after " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failedStart("the wait for it was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // neither future fails
        }
        if (!ready.isDone()) {
            throw failedStart(lastLine(program.output().reason()));
        }
    }

    /** Ends the program; the exception says for people, in one line, why it is of no use. */
    SurroundingsException failedStart(String reason) {
        kill();
        return new SurroundingsException("the " + program.name() + " did not start: " + reason + "; its log is "
                + program.output().log());
    }

    /** The last line in which this is found, else the last line; frames of stack traces do not count. */
    private String lastLine(Pattern pattern) {
        synchronized (lastLines) {
            return lastLine(pattern.asPredicate())
                    .or(() -> lastLine(line -> true))
                    .orElse("it said nothing");
        }
    }

    private Optional<String> lastLine(Predicate<String> wanted) {
        return lastLines.reversed().stream()
                .filter(line -> !STACK_FRAME.matcher(line).find())
                .filter(wanted)
                .findFirst()
                .map(line -> FOR_PROGRAMMERS.matcher(line).replaceFirst("").strip())
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }

    /** Asks it to stop in good order; after 20 seconds ends it. Returns when it is gone. */
    void stop() {
        asked = true;
        signal("CONT"); // a paused one would not hear the next signal
        // Unlike Process.destroy this leaves the pipes open: its last words belong in the log.
        process.toHandle().destroy();
        if (!awaitExit(GRACE)) {
            kill();
        }
        awaitEndOfOutput();
    }

    /** As {@code kill -9}: no good-byes. Returns when it is gone. */
    void kill() {
        asked = true;
        process.toHandle().destroyForcibly();
        awaitExit(GRACE);
        awaitEndOfOutput();
    }

    /** Freezes it, as a long garbage collection or a sleeping machine would. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void reportEnd(int exitCode) {
        if (!asked) {
            unexpectedEnd.complete("the " + program.name() + " ended unexpectedly with exit code " + exitCode
                    + "; its log is " + program.output().log());
        }
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitExit(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void awaitEndOfOutput() {
        if (process.isAlive()) {
            return;
        }
        try {
            pump.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        pump();
        reportEnd(process.onExit().join().exitValue());
    }

    private void pump() {
        try (var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
                var log = new RotatingLog(program.output().log(), LOG_BYTES)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                remember(line);
                if (line.contains(program.output().ready())) {
                    ready.complete(line);
                }
                write(log, line);
            }
        } catch (IOException e) {
            remember("its output could not be read or logged: " + e.getMessage());
            process.toHandle().destroyForcibly(); // with nobody to read its output it would soon stand still
        }
    }

    /** A full disk must not stop the reading: the child would soon block on its own output. */
    private void write(RotatingLog log, String line) {
        try {
            log.append(line);
        } catch (IOException e) {
            remember("its output could not be written to " + program.output().log() + ": " + e.getMessage());
        }
    }

    private void remember(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
        }
    }
}
