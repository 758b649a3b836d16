package io.castling.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of files, or of standard input where none is named, as bytes, so that bad encoding can be told from bad JSON. */
final class InputLines {

    /** A line longer than this is no article: it is skipped and reported. */
    static final int MAX_LINE_BYTES = 64 * 1024 * 1024;

    private final Terminal terminal;

    InputLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line and where it stands. */
    record Line(String origin, int number, byte[] bytes) {
        String place() {
            return origin + ":" + number;
        }
    }

    interface Sink {
        void accept(Line line) throws IOException;
    }

    /** @return whether every file could be read */
    boolean forEach(List<Path> files, Sink sink) throws IOException {
        if (files.isEmpty()) {
            read("standard input", terminal.in(), sink);
            return true;
        }
        boolean complete = true;
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                read(file.toString(), in, sink);
            } catch (IOException e) {
                terminal.err()
                        .println(file + ": cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage());
                complete = false;
            }
        }
        return complete;
    }

    private static void read(String origin, InputStream in, Sink sink) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        var line = new java.io.ByteArrayOutputStream(8192);
        int number = 0;
        for (int next = buffered.read(); next >= 0; next = buffered.read()) {
            if (next != '\n') {
                if (line.size() <= MAX_LINE_BYTES) {
                    line.write(next);
                }
                continue;
            }
            number++;
            emit(origin, number, line, sink);
        }
        if (line.size() > 0) {
            emit(origin, number + 1, line, sink);
        }
    }

    private static void emit(String origin, int number, java.io.ByteArrayOutputStream line, Sink sink)
            throws IOException {
        byte[] bytes = line.toByteArray();
        line.reset();
        if (!blank(bytes)) {
            sink.accept(new Line(origin, number, bytes));
        }
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
