package io.castling.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a child over runs. After a {@code kill -9} of the parent its child takes a moment to stop in good order; the
 * next run must wait for it, for the two would share one directory. The start time tells the child from a stranger that
 * was given the same pid since.
 */
record PidFile(Path file) {
    void write(ProcessHandle process) throws IOException {
        Files.writeString(file, describe(process));
    }

    /** Returns when the process written last is gone; one that takes longer than this is ended. */
    void awaitEndOfPrevious(Duration patience) throws IOException {
        Optional<ProcessHandle> previous = previous();
        if (previous.isEmpty()) {
            return;
        }
        try {
            if (!ended(previous.get(), patience)) {
                previous.get().destroyForcibly();
                ended(previous.get(), patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> previous() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String written = Files.readString(file).strip();
        String pid = written.split(" ", 2)[0];
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .filter(p -> describe(p).equals(written))
                : Optional.empty();
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String describe(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("");
    }
}
