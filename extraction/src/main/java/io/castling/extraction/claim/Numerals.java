package io.castling.extraction.claim;

import io.castling.extraction.text.Tokens;
import java.util.List;

/** Numbers as words. */
final class Numerals {

    private static final List<String> WORDS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final long[] HASHES = WORDS.stream().mapToLong(Tokens::hash).toArray();
    private static final long DOZEN = Tokens.hash("dozen");

    private Numerals() {}

    /** The value of a numeral with this hash, else -1. */
    static int value(long hash) {
        for (int i = 0; i < HASHES.length; i++) {
            if (HASHES[i] == hash) {
                return i + 1;
            }
        }
        return hash == DOZEN ? 12 : -1;
    }
}
