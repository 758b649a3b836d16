package io.castling.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of files, or of standard input where none is named, as bytes, so that bad encoding can be told from bad JSON. */
final class InputLines {

    /** A longer line is no article; it is passed over, so that memory stays bounded. */
    static final int MAX_LINE_BYTES = 64 * 1024 * 1024;

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_BLANK = 80;

    private final Terminal terminal;
    private boolean complete = true;

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

    /** @return whether every file and every line could be read */
    boolean forEach(List<Path> files, Sink sink) throws IOException {
        if (files.isEmpty()) {
            read("standard input", terminal.in(), sink);
        }
        for (Path file : files) {
            try (InputStream in = open(file)) {
                if (in != null) {
                    read(file.toString(), in, sink);
                }
            }
        }
        return complete;
    }

    private @Nullable InputStream open(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return unreadable(file, "it is a folder");
            }
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file");
        } catch (AccessDeniedException e) {
            return unreadable(file, "permission denied");
        } catch (IOException e) {
            return unreadable(file, e.toString());
        }
    }

    private @Nullable InputStream unreadable(Path file, String why) {
        terminal.err().println(file + ": cannot be read: " + why);
        complete = false;
        return null;
    }

    private void read(String origin, InputStream in, Sink sink) throws IOException {
        var lines = new Splitter(origin, sink);
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            lines.add(chunk, length);
        }
        lines.finish();
    }

    /** Puts lines together from chunks. */
    private final class Splitter {
        private final String origin;
        private final Sink sink;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(CHUNK);
        private int number = 1;
        private boolean tooLong;

        Splitter(String origin, Sink sink) {
            this.origin = origin;
            this.sink = sink;
        }

        void add(byte[] chunk, int length) throws IOException {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    append(chunk, start, i);
                    emit();
                    number++;
                    start = i + 1;
                }
            }
            append(chunk, start, length);
        }

        void finish() throws IOException {
            emit();
        }

        private void append(byte[] chunk, int start, int end) {
            if (line.size() + end - start > MAX_LINE_BYTES) {
                tooLong = true;
                line.reset();
            } else if (!tooLong) {
                line.write(chunk, start, end - start);
            }
        }

        private void emit() throws IOException {
            if (tooLong) {
                terminal.err()
                        .println(origin + ":" + number + ": is longer than " + MAX_LINE_BYTES / (1024 * 1024)
                                + " MiB: passed over");
                complete = false;
            } else if (!isBlank()) {
                sink.accept(new Line(origin, number, line.toByteArray()));
            }
            tooLong = false;
            line.reset();
        }

        private boolean isBlank() {
            return line.size() <= LONGEST_BLANK
                    && line.toString(StandardCharsets.ISO_8859_1).isBlank();
        }
    }
}
