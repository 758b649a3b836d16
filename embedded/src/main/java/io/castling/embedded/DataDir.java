package io.castling.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory in which everything lies that outlives a run, held by one process at a time. The lock is one of the
 * operating system, so it is gone with its owner however that ended; beside it a second file names the owner for the
 * message.
 */
public final class DataDir implements AutoCloseable {
    static final String LOCK = "castling.lock";
    private static final String OWNER = "castling.owner";

    private final Path path;
    private final FileLock lock;

    private DataDir(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory when it is not there and locks it.
     *
     * @throws SurroundingsException when another Castling holds it (the message says which), or when nothing can be
     *     written there
     */
    public static DataDir open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        requirePlainName(path);
        try {
            Files.createDirectories(path);
            return new DataDir(path, lock(path));
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /** A directory of one's own in here; it is created. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** Where the children's logs are. */
    public Path logs() {
        return folder("logs");
    }

    /** Lets the next one in. The lock file stays: to delete it would let two processes each lock a file of that name. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve(OWNER));
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker reads its directory as a list at commas, the registry's database its URL as settings at semicolons. */
    private static void requirePlainName(Path path) {
        if (path.toString().contains(",") || path.toString().contains(";")) {
            throw new SurroundingsException(
                    "the data directory " + path
                            + " has a comma or a semicolon in its name, which the broker and the registry cannot take; choose another one");
        }
    }

    private static FileLock lock(Path path) throws IOException {
        String self = describeThisProcess();
        if (owner(path).equals(self)) {
            // POSIX drops all of a process's locks on a file when it closes any descriptor of it: do not even open it.
            throw inUse(path, self);
        }
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw inUse(path, owner(path));
        }
        Files.writeString(path.resolve(OWNER), self);
        return lock;
    }

    private static String owner(Path path) throws IOException {
        try {
            return Files.readString(path.resolve(OWNER));
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static String describeThisProcess() {
        var self = ProcessHandle.current();
        return "pid " + self.pid()
                + self.info().startInstant().map(start -> ", started " + start).orElse("");
    }

    private static SurroundingsException inUse(Path path, String owner) {
        return new SurroundingsException("the data directory " + path + " is in use by another Castling"
                + (owner.isEmpty() ? "" : " (" + owner + ")") + "; stop that one or choose another directory");
    }

    private static SurroundingsException notWritable(Path path, IOException e) {
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        return new SurroundingsException(
                "the data directory " + path + " is not writable (" + reason + "); choose another one", e);
    }
}
