package io.castling.ingest.article;

import java.util.OptionalLong;

/**
 * Where a piece of input stands, so that a person finds it.
 *
 * @param input file, address or {@code standard input}
 * @param line from 1, where lines mean anything
 * @param column in bytes from 1, where it is known
 */
public record Origin(String input, OptionalLong line, OptionalLong column) {

    public static Origin of(String input) {
        return new Origin(input, OptionalLong.empty(), OptionalLong.empty());
    }

    public static Origin of(String input, long line) {
        return new Origin(input, OptionalLong.of(line), OptionalLong.empty());
    }

    public static Origin of(String input, long line, long column) {
        return new Origin(input, OptionalLong.of(line), OptionalLong.of(column));
    }

    /** As compilers write it: {@code news.jsonl:17:5}. */
    @Override
    public String toString() {
        return input
                + (line.isPresent() ? ":" + line.getAsLong() : "")
                + (column.isPresent() ? ":" + column.getAsLong() : "");
    }
}
