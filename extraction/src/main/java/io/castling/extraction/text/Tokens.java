package io.castling.extraction.text;

import java.util.Arrays;

/**
 * The tokens of one field, as parallel arrays: an article of 4 KB has about 800, and one object each would cost more
 * than finding them. Immutable once handed out. Tokens are in order, do not overlap, and cover every character of the
 * field but white space.
 *
 * <p>A word is a run of letters and digits ({@code 400s}, {@code S1}), so {@code S-400s} is three tokens and
 * {@code Rostov-on-Don} five. {@code Iturup's} is a word and a {@link Kind#POSSESSIVE}; {@code don't} and
 * {@code O'Brien} are one word; {@code U.S.} is one word with its dots; {@code 3,000} and {@code 2.5} are one number.
 */
public final class Tokens {

    /** What a token is. */
    public enum Kind {
        /** Starts with a letter, or mixes digits and letters. */
        WORD,
        /** Digits alone, with their separators. */
        NUMBER,
        /** {@code 's} after a word. */
        POSSESSIVE,
        /** One mark; see {@link Tokens#mark(int)}. */
        PUNCTUATION
    }

    /** White space stands before the token, or it is the first. */
    public static final int SPACE_BEFORE = 1;
    /** The token is the first of its line. */
    public static final int LINE_START = 1 << 1;
    /** The token follows an empty line, or is the first. */
    public static final int PARAGRAPH_START = 1 << 2;
    /** The first letter is upper case. */
    public static final int CAPITALISED = 1 << 3;
    /** Two letters or more, all upper case. */
    public static final int ALL_CAPS = 1 << 4;

    public static final int HAS_DIGIT = 1 << 5;
    public static final int HAS_LETTER = 1 << 6;
    public static final int CYRILLIC = 1 << 7;
    /** The token is the first of its sentence. */
    public static final int SENTENCE_START = 1 << 8;
    /** A hyphen between two words or the dot of an abbreviation: a {@link NameTable} reads across it. */
    public static final int JOINT = 1 << 9;
    /** An abbreviation of single letters with dots: {@code U.S.} */
    public static final int DOTTED = 1 << 10;
    /** Part of the dateline that opens the body: {@code WARSAW, Poland —}. */
    public static final int DATELINE = 1 << 11;

    private static final Kind[] KINDS = Kind.values();
    private static final int KIND_SHIFT = 16;

    private final Field field;
    private final String text;
    private int size;
    private int[] starts;
    private int[] ends;
    private long[] hashes;
    private int[] flags;

    Tokens(Field field, String text) {
        int expected = text.length() / 4 + 16;
        this.field = field;
        this.text = text;
        starts = new int[expected];
        ends = new int[expected];
        hashes = new long[expected];
        flags = new int[expected];
    }

    public Field field() {
        return field;
    }

    /** The field that the offsets point into. */
    public String text() {
        return text;
    }

    public int size() {
        return size;
    }

    /** Offset of the first UTF-16 unit. */
    public int start(int token) {
        return starts[token];
    }

    /** Offset after the last UTF-16 unit. */
    public int end(int token) {
        return ends[token];
    }

    /** Hash of the folded token, equal to {@link #hash(String)} of any spelling that folds to the same. */
    public long hash(int token) {
        return hashes[token];
    }

    public Kind kind(int token) {
        return KINDS[flags[token] >>> KIND_SHIFT];
    }

    public boolean isWord(int token) {
        return flags[token] >>> KIND_SHIFT == 0;
    }

    /** Whether all the flags given are set. */
    public boolean has(int token, int wanted) {
        return (flags[token] & wanted) == wanted;
    }

    /**
     * The mark of a punctuation token, folded: {@code '} and {@code "} for quotes of any shape, {@code -} for hyphens
     * and closed dashes, {@code —} for dashes that part clauses, {@code …} for dots in a row; 0 for other tokens.
     */
    public char mark(int token) {
        return kind(token) == Kind.PUNCTUATION ? (char) hashes[token] : 0;
    }

    /** The characters as given. */
    public String text(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /** The characters of tokens {@code first} to {@code end}, without the last, as given. */
    public String text(int first, int end) {
        return text.substring(starts[first], ends[end - 1]);
    }

    /** From token {@code first} to before token {@code end}. */
    public Span span(int first, int end) {
        return new Span(field, starts[first], ends[end - 1]);
    }

    /** Lower case without accents; of a punctuation token its mark. */
    public String folded(int token) {
        if (kind(token) == Kind.PUNCTUATION) {
            return String.valueOf(mark(token));
        }
        StringBuilder folded = new StringBuilder(ends[token] - starts[token]);
        for (int i = starts[token]; i < ends[token]; i++) {
            char c = text.charAt(i);
            if (c == ',' && kind(token) == Kind.NUMBER) {
                continue;
            }
            Folding.append(folded, Tokenizer.isApostrophe(c) ? '\'' : c);
        }
        return folded.toString();
    }

    /** The value of a whole {@link Kind#NUMBER} below 10^15, else -1. */
    public long number(int token) {
        if (kind(token) != Kind.NUMBER) {
            return -1;
        }
        long value = 0;
        for (int i = starts[token]; i < ends[token]; i++) {
            char c = text.charAt(i);
            if (c == ',') {
                continue;
            }
            int digit = Character.digit(c, 10);
            if (digit < 0 || value > 99_999_999_999_999L) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The token that holds the offset, else the first after it; {@link #size()} if there is none. */
    public int at(int offset) {
        int at = Arrays.binarySearch(starts, 0, size, offset);
        if (at >= 0) {
            return at;
        }
        int before = -at - 2;
        return before >= 0 && offset < ends[before] ? before : before + 1;
    }

    /** The hash that a token of this one word has. */
    public static long hash(String word) {
        Tokens tokens = Tokenizer.tokenize(Field.TEXT, word);
        if (tokens.size != 1) {
            throw new IllegalArgumentException("not one token but " + tokens.size + ": '" + word + "'");
        }
        return tokens.hashes[0];
    }

    /** The tokens of a name or phrase that stands alone, as a {@link NameTable} reads it. */
    public static Tokens of(String phrase) {
        Tokens tokens = Tokenizer.tokenize(Field.TEXT, phrase);
        SentenceSplitter.markAbbreviations(tokens);
        return tokens;
    }

    void add(int start, int end, long hash, Kind kind, int flag) {
        if (size == starts.length) {
            int larger = size * 2;
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            hashes = Arrays.copyOf(hashes, larger);
            flags = Arrays.copyOf(flags, larger);
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        flags[size++] = flag | kind.ordinal() << KIND_SHIFT;
    }

    void set(int token, int flag) {
        flags[token] |= flag;
    }

    void setMark(int token, char mark) {
        hashes[token] = mark;
    }
}
