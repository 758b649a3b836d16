package io.castling.alert.sources;

import io.castling.alert.track.Tracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracker with the registry of sources in a file of one's own, which can be changed while it is used. What is in the
 * file takes effect within seconds, with the next claim of each family; a file that is not valid is named in the log and
 * the registry stays what it was.
 */
public final class ReloadedTracker implements Supplier<Tracker> {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadedTracker.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Path file;
    private final Clock clock;
    private Version version;
    private Instant looked;
    private Tracker tracker;

    /** What tells one content of a file from another without reading it. */
    private record Version(FileTime modified, long size) {}

    /** @throws IllegalArgumentException when the file cannot be read or is not valid; it names the entry and the remedy */
    public ReloadedTracker(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        try {
            this.version = version();
            this.tracker = new Tracker(SourceRegistryReader.read(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "the registry of sources cannot be read: " + file + ": set castling.alert.sources to a file that is"
                            + " there, or leave it out",
                    unreadable);
        }
        this.looked = clock.instant();
    }

    @Override
    public synchronized Tracker get() {
        Instant now = clock.instant();
        if (now.isBefore(looked.plus(LOOK_EVERY))) {
            return tracker;
        }
        looked = now;
        try {
            Version latest = version();
            if (!latest.equals(version)) {
                version = latest;
                tracker = new Tracker(SourceRegistryReader.read(file));
                LOG.atInfo().addKeyValue("file", file).log("The registry of sources was read again");
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unusable) {
            LOG.atError()
                    .addKeyValue("file", file)
                    .addKeyValue("problem", unusable.getMessage())
                    .log("The registry of sources is not usable and stays what it was");
        }
        return tracker;
    }

    private Version version() throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Version(attributes.lastModifiedTime(), attributes.size());
    }
}
