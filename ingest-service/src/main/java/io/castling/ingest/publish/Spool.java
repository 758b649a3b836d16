package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.RawArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles on disk in the order in which they came: a queue of Avro container files, zstd with checksums, the schema in
 * each. What {@link #append} has accepted is on the disk (fsync, one for all who append at the same time), and stays
 * there until its segment is {@linkplain #remove removed}. May be shared by threads.
 */
final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final long SEGMENT_BYTES = 16L << 20;
    /** A disk that is full harms more than this service. */
    private static final long SPARE_BYTES = 256L << 20;

    private static final int ZSTD_LEVEL = 1;
    private static final String SUFFIX = ".avro";

    private final Path directory;
    private final long maxBytes;
    private final FileLock lock;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Deque<Path> sealed = new ArrayDeque<>();
    private @Nullable Segment current;
    private long sealedBytes;
    private long next;

    /** What is written now. */
    private record Segment(Path path, DataFileWriter<RawArticle> writer) {}

    /** What one caller wants to append; settled by whoever writes. */
    private static final class Request {
        private final List<Article> articles;
        private volatile @Nullable Boolean kept;
        private volatile @Nullable IOException failure;

        Request(List<Article> articles) {
            this.articles = articles;
        }
    }

    private Spool(Path directory, long maxBytes, FileLock lock) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.lock = lock;
    }

    /**
     * Opens a spool with what an earlier process left in it.
     *
     * @throws UncheckedIOException when the directory cannot be used, naming it
     * @throws IllegalStateException when another process uses it
     */
    static Spool open(Path directory, long maxBytes) {
        AvroTrust.trust(RawArticle.class);
        try {
            Files.createDirectories(directory);
            var spool = new Spool(directory, maxBytes, lock(directory));
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(Spool::isSegment).sorted().toList()) {
                    spool.sealed.add(file);
                    spool.sealedBytes += Files.size(file);
                    spool.next = number(file) + 1;
                }
            }
            return spool;
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The spool " + directory.toAbsolutePath()
                            + " cannot be used. Make it writable, or set another castling.ingest.publishing.spool.directory",
                    unusable);
        }
    }

    // The channel lives as long as its lock.
    @SuppressWarnings("resource")
    private static FileLock lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException here) {
            LOG.debug("The other one is in this process", here);
        }
        channel.close();
        throw new IllegalStateException("Another process uses the spool " + directory.toAbsolutePath()
                + ". Stop it, or set another castling.ingest.publishing.spool.directory.");
    }

    /**
     * Keeps articles, all or none, and returns when they are on the disk.
     *
     * @return false when the spool is full
     * @throws IOException when they may not be on the disk
     */
    boolean append(List<Article> articles) throws IOException {
        var request = new Request(articles);
        requests.add(request);
        writing.lock();
        try {
            if (request.kept == null && request.failure == null) {
                writeAll();
            }
        } finally {
            writing.unlock();
        }
        IOException failure = request.failure;
        if (failure != null) {
            throw failure;
        }
        return Boolean.TRUE.equals(request.kept);
    }

    /** Writes for all who wait, with one fsync. */
    private void writeAll() {
        List<Request> batch = new ArrayList<>();
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            batch.add(request);
        }
        try {
            boolean room = hasRoom();
            if (room) {
                Segment segment = segment();
                for (Request request : batch) {
                    for (Article article : request.articles) {
                        segment.writer().append(RawArticles.value(article, 0));
                    }
                }
                segment.writer().fSync();
                if (Files.size(segment.path()) > SEGMENT_BYTES) {
                    seal();
                }
            }
            batch.forEach(request -> request.kept = room);
        } catch (IOException | RuntimeException failure) {
            abandon();
            IOException reason = failure instanceof IOException io ? io : new IOException(failure);
            batch.forEach(request -> request.failure = reason);
        }
    }

    private Segment segment() throws IOException {
        Segment segment = current;
        if (segment == null) {
            Path path = directory.resolve(String.format(Locale.ROOT, "%012d", next++) + SUFFIX);
            var writer = new DataFileWriter<>(new SpecificDatumWriter<>(RawArticle.class));
            writer.setCodec(CodecFactory.zstandardCodec(ZSTD_LEVEL, true));
            writer.create(RawArticle.getClassSchema(), path.toFile());
            segment = new Segment(path, writer);
            current = segment;
            // The name has to survive too.
            try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
        return segment;
    }

    private void seal() throws IOException {
        Segment segment = current;
        if (segment != null) {
            current = null;
            segment.writer().close();
            sealed.add(segment.path());
            sealedBytes += Files.size(segment.path());
        }
    }

    /** After a failure the segment is left as it is: what was accepted before can still be read. */
    private void abandon() {
        Segment segment = current;
        if (segment != null) {
            current = null;
            sealed.add(segment.path());
            try {
                sealedBytes += Files.size(segment.path());
                segment.writer().close();
            } catch (IOException again) {
                LOG.atWarn()
                        .addKeyValue("segment", segment.path())
                        .addKeyValue("reason", again.getMessage())
                        .log("A segment of the spool cannot be closed");
            }
        }
    }

    /** The oldest segment, which from now on is not written any more; empty when nothing waits. */
    Optional<Path> oldest() throws IOException {
        writing.lock();
        try {
            if (sealed.isEmpty()) {
                seal();
            }
            return Optional.ofNullable(sealed.peek());
        } finally {
            writing.unlock();
        }
    }

    /** Forgets the oldest segment. */
    void remove(Path oldest) throws IOException {
        writing.lock();
        try {
            if (!oldest.equals(sealed.peek())) {
                throw new IllegalStateException(oldest + " is not the oldest segment");
            }
            long size = Files.size(oldest);
            Files.delete(oldest);
            sealed.remove();
            sealedBytes -= size;
        } finally {
            writing.unlock();
        }
    }

    boolean isEmpty() {
        writing.lock();
        try {
            return sealed.isEmpty() && current == null && requests.isEmpty();
        } finally {
            writing.unlock();
        }
    }

    /** On the disk, compressed. */
    long bytes() {
        writing.lock();
        try {
            Segment segment = current;
            return sealedBytes + (segment == null ? 0 : Files.size(segment.path()));
        } catch (IOException unreadable) {
            return sealedBytes;
        } finally {
            writing.unlock();
        }
    }

    boolean hasRoom() {
        return bytes() < maxBytes && directory.toFile().getUsableSpace() > SPARE_BYTES;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        writing.lock();
        try {
            seal();
            lock.acquiredBy().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writing.unlock();
        }
    }

    private static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{12}\\.avro");
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 12));
    }
}
