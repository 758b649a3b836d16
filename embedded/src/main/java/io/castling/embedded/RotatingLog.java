package io.castling.embedded;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file that is set aside as {@code NAME.1}, then {@code NAME.2}, when it is full: it never fills the disk. For one thread. */
final class RotatingLog implements AutoCloseable {
    private static final int KEPT = 2;

    private final Path file;
    private final long maxBytes;
    private OutputStream out;
    private long size;

    RotatingLog(Path file, long maxBytes) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.out = open();
        this.size = Files.size(file);
    }

    void append(String line) throws IOException {
        byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        if (size > 0 && size + bytes.length > maxBytes) {
            rotate();
        }
        out.write(bytes);
        out.flush(); // whoever reads the log after a crash wants the last line
        size += bytes.length;
    }

    private void rotate() throws IOException {
        out.close();
        for (int i = KEPT; i > 1; i--) {
            if (Files.exists(numbered(i - 1))) {
                Files.move(numbered(i - 1), numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        out = open();
        size = 0;
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
