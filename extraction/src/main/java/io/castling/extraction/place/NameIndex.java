package io.castling.extraction.place;

import io.castling.extraction.text.Tokens;

/**
 * Finds the longest name of the gazetteer that starts at a token. Names come as folded bytes, words parted by one
 * space, and are kept as hashes of their words alone: a quarter of a million names cost some twelve megabytes and no
 * object each. Two names that share a 64-bit hash are not told apart; among a million prefixes the odds of one such
 * pair are below one in ten million.
 */
final class NameIndex {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int LONGEST = 8;
    private static final int FILTER_BITS = 1 << 20;

    private long[] keys = new long[1 << 19];
    /** The number of the name that ends here plus one; 0 where names only go on. */
    private int[] values = new int[1 << 19];

    private int mask = keys.length - 1;
    private int used;

    /** Whether some name may start with a word: most words start none, and this answer stays in the nearest cache. */
    private final long[] mayStart = new long[FILTER_BITS / 64];

    /** Adds a name, whose words are in {@code letters} from 0 to before {@code length}. */
    void add(byte[] letters, int length, int name) {
        long sequence = 0;
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || letters[i] == ' ') {
                sequence = mix(sequence, hash(letters, start, i));
                if (start == 0) {
                    mayStart[filterBit(sequence) >>> 6] |= 1L << filterBit(sequence);
                }
                put(sequence, i == length ? name + 1 : 0);
                start = i + 1;
            }
        }
    }

    /**
     * Number of the longest name at the token that ends by the limit, and the token after it, packed; {@link #NONE} if
     * there is none.
     */
    long longest(Tokens tokens, int first, int limit) {
        long sequence = 0;
        long found = NONE;
        int words = 0;
        for (int token = first; token < limit && words < LONGEST; token++) {
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
            if (values[slot] != 0) {
                found = (long) (values[slot] - 1) << 32 | token + 1;
            }
        }
        return found;
    }

    static final long NONE = -1;

    static int name(long found) {
        return (int) (found >>> 32);
    }

    static int end(long found) {
        return (int) found;
    }

    /** The hash that {@link Tokens#hash(int)} gives the same word; of a mark alone it is the mark. */
    static long hash(byte[] letters, int start, int end) {
        if (end - start == 1 && letters[start] == '&') {
            return '&';
        }
        long hash = OFFSET_BASIS;
        for (int i = start; i < end; i++) {
            hash = (hash ^ letters[i]) * PRIME;
        }
        return hash;
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

    private void put(long key, int value) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (++used * 2 > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        if (value != 0) {
            values[slot] = value;
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slot(long key) {
        int i = (int) (key >>> 7) & mask;
        while (keys[i] != 0 && keys[i] != key) {
            i = (i + 1) & mask;
        }
        return i;
    }
}
