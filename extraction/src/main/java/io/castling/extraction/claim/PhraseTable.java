package io.castling.extraction.claim;

import io.castling.extraction.text.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases, found by the hashes of their tokens in time that does not depend on how many there are. A table of
 * some thousand phrases is far too small for 64 bits to collide by chance, so a hit is not spelt out again. Hyphens
 * between words are read across, as in names. Immutable and safe to share.
 */
final class PhraseTable<T> {

    /** Nothing starts at the token. */
    static final long NONE = 0;

    private static final int LONGEST = 8;
    private static final int FILTER_BITS = 1 << 16;

    private final long[] keys;
    /** What the phrase that ends here means; null where phrases only go on. */
    private final @Nullable Object[] values;

    private final int mask;
    /** Whether some phrase may start with a word: most words start none, and this answer stays in the nearest cache. */
    private final long[] mayStart = new long[FILTER_BITS / 64];

    PhraseTable(Map<String, T> phrases) {
        int words = phrases.keySet().stream()
                .mapToInt(phrase -> Tokens.of(phrase).size())
                .sum();
        int capacity = Integer.highestOneBit(Math.max(8, words)) << 2;
        keys = new long[capacity];
        values = new Object[capacity];
        mask = capacity - 1;
        phrases.forEach(this::insert);
    }

    private void insert(String phrase, T value) {
        Tokens tokens = Tokens.of(phrase);
        long sequence = 0;
        int slot = -1;
        for (int token = 0; token < tokens.size(); token++) {
            if (!tokens.has(token, Tokens.JOINT)) {
                sequence = mix(sequence, tokens.hash(token));
                if (slot < 0) {
                    mayStart[filterBit(sequence) >>> 6] |= 1L << filterBit(sequence);
                }
                slot = slot(sequence);
                keys[slot] = sequence;
            }
        }
        if (slot < 0) {
            throw new IllegalArgumentException("no word in '" + phrase + "'");
        }
        values[slot] = value;
    }

    /** The longest phrase that starts at the token, packed for {@link #value} and {@link #end}, or {@link #NONE}. */
    long longest(Tokens tokens, int first) {
        return longest(tokens, first, LONGEST);
    }

    /** The longest phrase of at most so many words that starts at the token. */
    long longest(Tokens tokens, int first, int most) {
        long sequence = 0;
        long found = NONE;
        int size = tokens.size();
        int words = 0;
        for (int token = first; token < size && words < most; token++) {
            if (tokens.has(token, Tokens.JOINT)) {
                if (token == first) {
                    return NONE;
                }
                continue;
            }
            sequence = mix(sequence, tokens.hash(token));
            if (token == first && (mayStart[filterBit(sequence) >>> 6] & 1L << filterBit(sequence)) == 0) {
                return NONE;
            }
            words++;
            int slot = slot(sequence);
            if (keys[slot] == 0) {
                break;
            }
            if (values[slot] != null) {
                found = (long) slot << 32 | (token + 1);
            }
        }
        return found;
    }

    /** What the phrase means. */
    @SuppressWarnings("unchecked") // only values of T are put in
    T value(long found) {
        Object value = values[(int) (found >>> 32)];
        if (value == null) {
            throw new IllegalArgumentException("no phrase was found");
        }
        return (T) value;
    }

    /** The token after the phrase. */
    static int end(long found) {
        return (int) found;
    }

    private static int filterBit(long sequence) {
        return (int) (sequence >>> 40) & FILTER_BITS - 1;
    }

    private static long mix(long sequence, long token) {
        long mixed = sequence * 31 + token;
        mixed ^= mixed >>> 29;
        mixed *= 0xbf58476d1ce4e5b9L;
        mixed ^= mixed >>> 32;
        return mixed == 0 ? 1 : mixed;
    }

    private int slot(long key) {
        int i = (int) (key >>> 7) & mask;
        while (keys[i] != 0 && keys[i] != key) {
            i = (i + 1) & mask;
        }
        return i;
    }
}
