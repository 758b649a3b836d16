package io.castling.ingest.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a JSON input into its top-level values, looking only at brackets and strings: the elements of an array, or values
 * one after the other. So a faulty or oversized element costs itself and not the rest, and an array of any length passes
 * through bounded memory.
 */
final class JsonElements {

    /** A top-level value and where it begins. */
    sealed interface Element {
        long line();

        long column();
    }

    record Whole(byte[] bytes, long line, long column) implements Element {}

    /** A value longer than allowed; its bytes are gone. */
    record Cut(long line, long column) implements Element {}

    /** The input ended or was not JSON at this place. */
    record Unfinished(String detail, long line, long column) implements Element {}

    private final InputStream input;
    private final int maxBytes;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream(4096);
    private long line = 1;
    private long column;
    private boolean inArray;

    JsonElements(InputStream input, int maxBytes) {
        this.input = input;
        this.maxBytes = maxBytes;
    }

    void forEach(Consumer<Element> sink) throws IOException {
        boolean arrayAllowed = true;
        for (int c = read(); c >= 0; c = read()) {
            if (isSpace(c) || c == ',' || isMark(c)) {
                continue;
            }
            if (c == '[' && arrayAllowed) {
                inArray = true;
            } else if (c == ']' && inArray) {
                inArray = false;
            } else if (c == '{' || c == '[') {
                sink.accept(bracketed(c));
            } else if (!scalar(c, sink)) {
                inArray = false;
            }
            arrayAllowed = false;
        }
        if (inArray) {
            sink.accept(new Unfinished("the array is not closed: the input ends here", line, column));
        }
    }

    /** Copies from an opening bracket to the one that closes it. */
    private Element bracketed(int opening) throws IOException {
        long startLine = line;
        long startColumn = column;
        value.reset();
        int depth = 0;
        boolean inString = false;
        boolean escaped = false;
        boolean cut = false;
        for (int c = opening; c >= 0; c = read()) {
            if (value.size() < maxBytes) {
                value.write(c);
            } else {
                cut = true;
            }
            if (escaped) {
                escaped = false;
            } else if (inString) {
                escaped = c == '\\';
                inString = c != '"';
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return cut ? new Cut(startLine, startColumn) : new Whole(value.toByteArray(), startLine, startColumn);
            }
        }
        inArray = false;
        return new Unfinished(
                inString
                        ? "a string is not closed before the input ends"
                        : "a bracket is not closed before the input ends",
                startLine,
                startColumn);
    }

    /** A number, a word, or a string where an object belongs: one complaint for it; false where the input ended in it. */
    private boolean scalar(int first, Consumer<Element> sink) throws IOException {
        sink.accept(new Unfinished("an article is a JSON object such as {\"text\": \"…\"}", line, column));
        boolean inString = first == '"';
        boolean escaped = false;
        for (int c = read(); c >= 0; c = read()) {
            if (escaped) {
                escaped = false;
            } else if (inString) {
                escaped = c == '\\';
                inString = c != '"';
            } else if (c == ',' || c == '\n') {
                return true;
            } else if (c == ']') {
                inArray = false;
                return true;
            }
        }
        return false;
    }

    private int read() throws IOException {
        int c = input.read();
        if (c == '\n') {
            line++;
            column = 0;
        } else {
            column++;
        }
        return c;
    }

    private boolean isMark(int c) {
        return line == 1 && column <= 3 && (c == 0xEF || c == 0xBB || c == 0xBF);
    }

    static byte[] withoutMark(byte[] bytes) {
        boolean marked = bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    /** The first byte that is no space; 0 where there is none. */
    static char firstSignificant(byte[] start) {
        for (byte b : withoutMark(start)) {
            if (!isSpace(b)) {
                return (char) (b & 0x7F);
            }
        }
        return 0;
    }

    /** Whether the object that begins the input ends on the line on which it begins, and another line follows. */
    static boolean firstLineIsWhole(byte[] start) {
        int depth = 0;
        boolean inString = false;
        boolean escaped = false;
        for (byte b : start) {
            if (escaped) {
                escaped = false;
            } else if (inString) {
                if (b == '\n') {
                    return true;
                }
                escaped = b == '\\';
                inString = b != '"';
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            } else if (b == '\n' && depth > 0) {
                return false;
            }
            if (depth == 0 && b == '}') {
                return true;
            }
        }
        // A first line longer than what is looked at: articles are long, layout is short.
        return true;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
