package io.castling.extraction.claim;

import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers as words, up to a hundred. */
final class Numerals {

    private static final List<String> SMALL = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    /** Most words are no numerals, and this tells it without a look into the map. */
    private static final WordSet WORDS = WordSet.union(
            WordSet.of(String.join(" ", SMALL)), WordSet.of(String.join(" ", TENS)), WordSet.of("dozen hundred"));

    private static final Map<Long, Integer> VALUES = values();

    private Numerals() {}

    private static Map<Long, Integer> values() {
        Map<Long, Integer> values = new HashMap<>();
        for (int i = 0; i < SMALL.size(); i++) {
            values.put(Tokens.hash(SMALL.get(i)), i + 1);
        }
        for (int i = 0; i < TENS.size(); i++) {
            values.put(Tokens.hash(TENS.get(i)), 10 * (i + 2));
        }
        values.put(Tokens.hash("dozen"), 12);
        values.put(Tokens.hash("hundred"), 100);
        return Map.copyOf(values);
    }

    /** The value of a numeral with this hash, else -1. */
    static int value(long hash) {
        return WORDS.contains(hash) ? VALUES.getOrDefault(hash, -1) : -1;
    }
}
