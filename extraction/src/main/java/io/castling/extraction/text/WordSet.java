package io.castling.extraction.text;

import java.util.Arrays;
import java.util.stream.Stream;

/** Words to look a token up in by its hash, whatever its case and accents. Immutable. */
public final class WordSet {

    private final long[] hashes;
    private final int mask;

    private WordSet(long[] words) {
        int capacity = Integer.highestOneBit(Math.max(4, words.length) * 3) << 1;
        hashes = new long[capacity];
        mask = capacity - 1;
        for (long word : words) {
            int i = slot(word);
            hashes[i] = word;
        }
    }

    /** Words separated by white space; each must be one token. */
    public static WordSet of(String... words) {
        return new WordSet(Arrays.stream(words)
                .flatMap(some -> Stream.of(some.trim().split("\\s+")))
                .mapToLong(Tokens::hash)
                .toArray());
    }

    /** The words of all these sets, to ask for in one look. */
    public static WordSet union(WordSet... sets) {
        return new WordSet(Arrays.stream(sets)
                .flatMapToLong(set -> Arrays.stream(set.hashes))
                .filter(hash -> hash != 0)
                .distinct()
                .toArray());
    }

    public boolean contains(long hash) {
        return hashes[slot(hash)] != 0;
    }

    /** Whether the token is one of these words. */
    public boolean has(Tokens tokens, int token) {
        return contains(tokens.hash(token));
    }

    private int slot(long hash) {
        int i = (int) (hash ^ hash >>> 32) & mask;
        while (hashes[i] != 0 && hashes[i] != hash) {
            i = (i + 1) & mask;
        }
        return i;
    }
}
