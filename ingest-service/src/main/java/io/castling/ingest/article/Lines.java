package io.castling.ingest.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of an input one after the other, each in bounded memory. */
final class Lines {

    /** How much of an input is looked at to tell what it is. */
    static final int PEEK = 64 * 1024;

    private final InputStream input;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private long number;
    private boolean cut;

    Lines(InputStream input, int maxBytes) {
        this.input = input;
        this.maxBytes = maxBytes;
    }

    /** Moves to the next line; false at the end. The rest of a line that is too long is passed over. */
    boolean next() throws IOException {
        line.reset();
        cut = false;
        int c = input.read();
        if (c < 0) {
            return false;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = input.read()) {
            if (line.size() < maxBytes) {
                line.write(c);
            } else {
                cut = true;
            }
        }
        return true;
    }

    /** From 1. */
    long number() {
        return number;
    }

    boolean isCut() {
        return cut;
    }

    boolean isBlank() {
        byte[] bytes = bytes();
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Without the line end, and without a byte order mark on the first line. */
    byte[] bytes() {
        byte[] bytes = line.toByteArray();
        return number == 1 ? JsonElements.withoutMark(bytes) : bytes;
    }
}
