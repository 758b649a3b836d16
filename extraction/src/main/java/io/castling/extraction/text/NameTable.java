package io.castling.extraction.text;

/**
 * Finds the longest of many names that starts at a token, in time that does not depend on how many there are. Names are
 * kept as hashes of their words alone, prefixes included, in one open-addressing table: a quarter of a million names cost
 * some twelve megabytes and no object each. Two names that share a 64-bit hash are not told apart; among a million
 * prefixes the odds of one such pair are below one in ten million.
 *
 * <p>Case, accents, hyphens, and the dots of abbreviations make no difference ({@code Rostov on Don}, {@code St
 * Petersburg}); the caller looks at the flags of the tokens where they matter. Immutable and safe to share.
 */
public final class NameTable {

    /** What {@link #longest} returns where no name starts. */
    public static final long NONE = -1;

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int LONGEST = 12;

    private final long[] keys;
    /** The number of the name that ends here plus one; 0 where names only go on. */
    private final int[] values;

    /** Whether some name may start with a word: most words start none, and this answer stays in the nearest cache. */
    private final long[] mayStart;

    private NameTable(Builder builder) {
        keys = builder.keys;
        values = builder.values;
        mayStart = builder.mayStart;
    }

    /** A table of a few names, numbered from 0 in their order. */
    public static NameTable of(Iterable<String> names) {
        Builder builder = new Builder(256);
        int number = 0;
        for (String name : names) {
            builder.add(name, number++);
        }
        return builder.build();
    }

    /** The longest name that starts at the token, packed for {@link #name} and {@link #end}, or {@link #NONE}. */
    public long longest(Tokens tokens, int first) {
        return longest(tokens, first, tokens.size());
    }

    /** The longest of those that end by the limit. */
    public long longest(Tokens tokens, int first, int limit) {
        if (first >= limit || tokens.has(first, Tokens.JOINT)) {
            return NONE;
        }
        long sequence = mix(0, tokens.hash(first));
        if (!has(mayStart, sequence)) {
            return NONE;
        }
        long found = NONE;
        int words = 0;
        for (int token = first; token < limit; token++) {
            if (tokens.has(token, Tokens.JOINT)) {
                continue;
            }
            if (token > first) {
                sequence = mix(sequence, tokens.hash(token));
            }
            int slot = slot(keys, sequence);
            if (keys[slot] == 0 || ++words > LONGEST) {
                break;
            }
            if (values[slot] != 0) {
                found = (long) (values[slot] - 1) << 32 | token + 1;
            }
        }
        return found;
    }

    /** The number of the name found. */
    public static int name(long found) {
        return (int) (found >>> 32);
    }

    /** The token after the name found. */
    public static int end(long found) {
        return (int) found;
    }

    /** The hash that {@link Tokens#hash(int)} gives the same folded word; of a mark alone it is the mark. */
    public static long hash(byte[] letters, int start, int end) {
        if (end - start == 1 && letters[start] == '&') {
            return '&';
        }
        long hash = OFFSET_BASIS;
        for (int i = start; i < end; i++) {
            hash = (hash ^ letters[i]) * PRIME;
        }
        return hash;
    }

    private static boolean has(long[] filter, long sequence) {
        int bit = (int) (sequence >>> 40) & filter.length * 64 - 1;
        return (filter[bit >>> 6] & 1L << bit) != 0;
    }

    private static long mix(long sequence, long token) {
        long mixed = sequence * 31 + token;
        mixed ^= mixed >>> 29;
        mixed *= 0xbf58476d1ce4e5b9L;
        mixed ^= mixed >>> 32;
        return mixed == 0 ? 1 : mixed;
    }

    private static int slot(long[] keys, long key) {
        int mask = keys.length - 1;
        int i = (int) (key >>> 7) & mask;
        while (keys[i] != 0 && keys[i] != key) {
            i = (i + 1) & mask;
        }
        return i;
    }

    /** Collects names; of two that fold to the same the later counts. */
    public static final class Builder {

        private long[] keys;
        private int[] values;
        private final long[] mayStart;
        private int used;

        /** @param names about how many will be added */
        public Builder(int names) {
            int capacity = Integer.highestOneBit(Math.max(16, names)) << 2;
            keys = new long[capacity];
            values = new int[capacity];
            mayStart = new long[Math.max(128, Math.min(1 << 14, capacity >>> 6))];
        }

        /**
         * Adds a name as print has it.
         *
         * @throws IllegalArgumentException if it has no word, or more than a look-up reads
         */
        public Builder add(String name, int number) {
            Tokens tokens = Tokens.of(name);
            long sequence = 0;
            int words = 0;
            for (int token = 0; token < tokens.size(); token++) {
                if (!tokens.has(token, Tokens.JOINT)) {
                    sequence = put(sequence, tokens.hash(token), words++ == 0);
                }
            }
            if (words == 0 || words > LONGEST) {
                throw new IllegalArgumentException("a name has 1 to " + LONGEST + " words: '" + name + "'");
            }
            values[slot(keys, sequence)] = number + 1;
            return this;
        }

        /** Adds a name that is folded already: its words, parted by one space, are the first bytes of {@code letters}. */
        public void add(byte[] letters, int length, int number) {
            long sequence = 0;
            int start = 0;
            for (int i = 0; i <= length; i++) {
                if (i == length || letters[i] == ' ') {
                    sequence = put(sequence, hash(letters, start, i), start == 0);
                    start = i + 1;
                }
            }
            values[slot(keys, sequence)] = number + 1;
        }

        public NameTable build() {
            return new NameTable(this);
        }

        private long put(long before, long word, boolean first) {
            long sequence = mix(before, word);
            if (first) {
                int bit = (int) (sequence >>> 40) & mayStart.length * 64 - 1;
                mayStart[bit >>> 6] |= 1L << bit;
            }
            int slot = slot(keys, sequence);
            if (keys[slot] == 0) {
                if (++used * 2 > keys.length) {
                    grow();
                    slot = slot(keys, sequence);
                }
                keys[slot] = sequence;
            }
            return sequence;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(keys, oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    values[slot] = oldValues[i];
                }
            }
        }
    }
}
