package io.castling.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.ingest.run.IngestRun.Checkpoint;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a run stopped, in a file that is whole at any time. Written at most every second: what was read since is read
 * again, and known already.
 */
final class ResumeFile {

    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final JsonMapper json = new JsonMapper();
    private long written;

    ResumeFile(Path file) {
        this.file = file;
        this.written = System.nanoTime();
    }

    /** @throws IllegalArgumentException when the file is another one */
    Optional<Checkpoint> read() {
        try {
            JsonNode content = json.readTree(file.toFile());
            if (!content.path("input").isTextual() || !content.path("reading").isIntegralNumber()) {
                throw new IllegalArgumentException(
                        file + " does not tell where a run stopped. Name another file for --resume, or delete it.");
            }
            return Optional.of(new Checkpoint(
                    content.path("input").textValue(), content.path("reading").longValue()));
        } catch (FileNotFoundException first) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + unreadable.getMessage()
                            + ". Name another file for --resume, or delete it.",
                    unreadable);
        }
    }

    void progressed(Checkpoint checkpoint) {
        if (System.nanoTime() - written > EVERY_NANOS) {
            write(checkpoint);
        }
    }

    void write(Checkpoint checkpoint) {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            json.writeValue(
                    whole.toFile(),
                    json.createObjectNode().put("input", checkpoint.input()).put("reading", checkpoint.reading()));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException(file + " cannot be written", full);
        }
        written = System.nanoTime();
    }

    /** Everything was read: the next run begins at the beginning. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unimportant) {
            throw new UncheckedIOException(file + " cannot be deleted", unimportant);
        }
    }
}
