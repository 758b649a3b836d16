package io.castling.ingest.api;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes written first and read later, in memory while they are few, in a temporary file when they are many. A client that
 * sends a whole stream before it reads the answer would otherwise block itself and us.
 */
final class SpillBuffer extends OutputStream {

    private final int inMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private OutputStream out = memory;
    private long size;

    /** @param inMemory bytes kept in memory at most */
    SpillBuffer(int inMemory) {
        this.inMemory = inMemory;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file.isEmpty() && size + length > inMemory) {
            Path spill = Files.createTempFile("castling-push-", ".ndjson");
            file = Optional.of(spill);
            out = new BufferedOutputStream(Files.newOutputStream(spill));
            memory.writeTo(out);
            memory.reset();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    boolean isSpilled() {
        return file.isPresent();
    }

    /** What was written so far. */
    InputStream read() throws IOException {
        out.flush();
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(memory.toByteArray());
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
