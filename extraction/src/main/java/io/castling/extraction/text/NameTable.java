package io.castling.extraction.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the longest of many names that starts at a token. Names are sequences of token hashes in one open-addressing
 * table, so a look-up costs about one probe a token however many names there are. A hit is verified against the
 * folded spelling: a collision of hashes finds nothing rather than something else.
 *
 * <p>Case, accents, hyphens, and the dots of abbreviations make no difference ({@code Rostov on Don}, {@code St
 * Petersburg}); the caller looks at the flags of the tokens where they matter. Immutable and safe to share.
 */
public final class NameTable {

    /** Names of more tokens, hyphens not counted, are refused. */
    public static final int LONGEST = 12;

    private static final int NO_NAME = 0;
    private static final int FILTER_BITS = 1 << 13;

    private final long[] keys;
    /** Id of the name that ends here, or {@link #NO_NAME} where names only go on. */
    private final int[] ids;

    private final int mask;
    /** Whether some name may start with a word: most words start none, and this answer stays in the nearest cache. */
    private final long[] mayStart = new long[FILTER_BITS / 64];

    private final char[] letters;
    private final int[] ends;

    private NameTable(List<Tokens> names) {
        int nodes = names.stream().mapToInt(Tokens::size).sum();
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, nodes)) << 2);
        keys = new long[capacity];
        ids = new int[capacity];
        mask = capacity - 1;
        ends = new int[names.size() + 1];
        StringBuilder folded = new StringBuilder(names.size() * 12);
        for (int id = 1; id <= names.size(); id++) {
            insert(names.get(id - 1), id);
            appendFolded(names.get(id - 1), 0, names.get(id - 1).size(), folded);
            ends[id] = folded.length();
        }
        letters = new char[folded.length()];
        folded.getChars(0, letters.length, letters, 0);
    }

    /** A name found: tokens {@code first} to before {@code end}. */
    public record Match(int id, int first, int end) {}

    /** Number of distinct names; ids go from 1 to this. */
    public int size() {
        return ends.length - 1;
    }

    /** Id of the longest name that starts at the token, with the token after its end; packed to cost no object. */
    public long longest(Tokens tokens, int first) {
        long found = longest(tokens, first, tokens.size());
        while (found != NONE && !spells(id(found), tokens, first, end(found))) {
            found = longest(tokens, first, end(found) - 1);
        }
        return found;
    }

    /** The longest by hash alone that ends no later than {@code limit}. */
    private long longest(Tokens tokens, int first, int limit) {
        long sequence = 0;
        int id = NO_NAME;
        int end = first;
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
            int found = slot(sequence);
            if (keys[found] == 0) {
                break;
            }
            if (ids[found] != NO_NAME) {
                id = ids[found];
                end = token + 1;
            }
        }
        return id == NO_NAME ? NONE : (long) id << 32 | end;
    }

    /** What {@link #longest} returns where no name starts. */
    public static final long NONE = 0;

    public static int id(long found) {
        return (int) (found >>> 32);
    }

    public static int end(long found) {
        return (int) found;
    }

    /** Id of the name that is spelled just so, or 0. */
    public int find(String name) {
        Tokens tokens = Tokens.of(name);
        long found = tokens.size() == 0 ? NONE : longest(tokens, 0);
        return end(found) == tokens.size() ? id(found) : NO_NAME;
    }

    /** All names in a passage, from left to right, each the longest at its start, none overlapping another. */
    public List<Match> matches(Tokens tokens) {
        List<Match> matches = new ArrayList<>();
        for (int token = 0; token < tokens.size(); ) {
            long found = longest(tokens, token);
            if (found == NONE) {
                token++;
            } else {
                matches.add(new Match(id(found), token, end(found)));
                token = end(found);
            }
        }
        return matches;
    }

    private void insert(Tokens name, int id) {
        long sequence = 0;
        int last = -1;
        for (int token = 0; token < name.size(); token++) {
            if (!name.has(token, Tokens.JOINT)) {
                sequence = mix(sequence, name.hash(token));
                if (last < 0) {
                    mayStart[filterBit(sequence) >>> 6] |= 1L << filterBit(sequence);
                }
                last = slot(sequence);
                keys[last] = sequence;
            }
        }
        ids[last] = id;
    }

    private boolean spells(int id, Tokens tokens, int first, int end) {
        int at = ends[id - 1];
        for (int token = first; token < end; token++) {
            if (!tokens.has(token, Tokens.JOINT)) {
                at = tokens.skipFolded(token, letters, at);
                if (at < 0 || at == letters.length || letters[at++] != ' ') {
                    return false;
                }
            }
        }
        return at == ends[id];
    }

    private static void appendFolded(Tokens tokens, int first, int end, StringBuilder folded) {
        for (int token = first; token < end; token++) {
            if (!tokens.has(token, Tokens.JOINT)) {
                folded.append(tokens.folded(token)).append(' ');
            }
        }
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

    /** Collects names; each spelling gets one id, numbered from 1 in the order of first appearance. */
    public static final class Builder {

        private final Map<String, Integer> ids = new HashMap<>();
        private final List<Tokens> names = new ArrayList<>();

        /** The id of the name, new or as given before to a name of the same spelling. */
        public int add(String name) {
            Tokens tokens = Tokens.of(name);
            StringBuilder folded = new StringBuilder(name.length() + 4);
            appendFolded(tokens, 0, tokens.size(), folded);
            int words = (int) folded.chars().filter(c -> c == ' ').count();
            if (words == 0 || words > LONGEST) {
                throw new IllegalArgumentException("a name has 1 to " + LONGEST + " words: '" + name + "'");
            }
            Integer known = ids.get(folded.toString());
            if (known != null) {
                return known;
            }
            names.add(tokens);
            ids.put(folded.toString(), names.size());
            return names.size();
        }

        public NameTable build() {
            return new NameTable(names);
        }
    }
}
