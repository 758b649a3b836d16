package io.castling.extraction.text;

/** One pass over a field: finds, classifies, folds and hashes its tokens. Time and memory are linear in its length. */
final class Tokenizer {

    private final char[] text;
    private final int length;
    private final Tokens tokens;
    private int at;
    /** Flags of the next token that the white space before it decides. */
    private int pending = Tokens.SPACE_BEFORE | Tokens.LINE_START | Tokens.PARAGRAPH_START;

    private Tokenizer(Field field, String text) {
        this.text = text.toCharArray();
        this.length = text.length();
        this.tokens = new Tokens(field, text);
    }

    static Tokens tokenize(Field field, String text) {
        Tokenizer tokenizer = new Tokenizer(field, text);
        while (tokenizer.at < tokenizer.length) {
            tokenizer.step();
        }
        return tokenizer.tokens;
    }

    static boolean isApostrophe(char c) {
        return c == '\''
                || c == '\u2019'
                || c == '\u2018'
                || c == '\u02bc'
                || c == '\u00b4'
                || c == '`'
                || c == '\u2032';
    }

    private void step() {
        char c = text[at];
        switch (Folding.classOf(c)) {
            case Folding.SPACE -> space();
            case Folding.IGNORABLE -> at++;
            case Folding.OTHER -> punctuation(c);
            case Folding.SURROGATE -> supplementary();
            default -> word();
        }
    }

    private void space() {
        int lines = 0;
        while (at < length) {
            char c = text[at];
            byte kind = Folding.classOf(c);
            if (kind != Folding.SPACE && kind != Folding.IGNORABLE) {
                break;
            }
            if (c == '\n'
                    || c == '\u2028'
                    || c == '\u0085'
                    || c == '\u000b'
                    || c == '\f'
                    || (c == '\r' && !followedBy('\n'))) {
                lines++;
            } else if (c == '\u2029') {
                lines += 2;
            }
            at++;
        }
        pending |= Tokens.SPACE_BEFORE;
        if (lines > 0) {
            pending |= Tokens.LINE_START;
        }
        if (lines > 1) {
            pending |= Tokens.PARAGRAPH_START;
        }
    }

    private boolean followedBy(char c) {
        return at + 1 < length && text[at + 1] == c;
    }

    private void add(int start, long hash, Tokens.Kind kind, int flags) {
        tokens.add(start, at, hash, kind, flags | pending);
        pending = 0;
    }

    private void word() {
        if (Folding.classOf(text[at]) == Folding.DIGIT && number()) {
            return;
        }
        if (dotted()) {
            return;
        }
        int start = at;
        long hash = Folding.start();
        int letters = 0;
        int capitals = 0;
        int flags = 0;
        boolean firstLetter = true;
        while (at < length) {
            char c = text[at];
            byte kind = Folding.classOf(c);
            if (kind == Folding.LOWER || kind == Folding.UPPER || kind == Folding.CASELESS) {
                letters++;
                if (kind == Folding.UPPER) {
                    capitals++;
                    if (firstLetter) {
                        flags |= Tokens.CAPITALISED;
                    }
                }
                firstLetter = false;
                if (c >= 0x400 && c < 0x530) {
                    flags |= Tokens.CYRILLIC;
                }
            } else if (kind == Folding.DIGIT) {
                flags |= Tokens.HAS_DIGIT;
            } else if (kind == Folding.OTHER) {
                if (!isApostrophe(c) || !bindsApostrophe()) {
                    break;
                }
                c = '\'';
            } else if (kind != Folding.IGNORABLE) {
                break;
            }
            hash = Folding.add(hash, c);
            at++;
        }
        if (letters > 0) {
            flags |= Tokens.HAS_LETTER;
        }
        if (letters > 1 && capitals == letters) {
            flags |= Tokens.ALL_CAPS;
        }
        add(start, hash, letters > 0 ? Tokens.Kind.WORD : Tokens.Kind.NUMBER, flags);
    }

    /** Whether the apostrophe at the current offset belongs to the word around it and is not a possessive or a quote. */
    private boolean bindsApostrophe() {
        if (at == 0 || at + 1 >= length || !isLetter(text[at - 1]) || !isLetter(text[at + 1])) {
            return false;
        }
        char next = text[at + 1];
        boolean possessive = (next == 's' || next == 'S') && (at + 2 >= length || !isWordPart(text[at + 2]));
        return !possessive;
    }

    /** Digits with their separators, unless letters follow directly: those make it a word, as in {@code 400s}. */
    private boolean number() {
        int start = at;
        int end = at;
        long hash = Folding.start();
        while (end < length) {
            char c = text[end];
            if (Folding.classOf(c) == Folding.DIGIT) {
                hash = Folding.add(hash, (char) ('0' + Character.digit(c, 10)));
            } else if ((c == '.' || c == ',')
                    && end + 1 < length
                    && Folding.classOf(text[end + 1]) == Folding.DIGIT
                    && (c == '.' || thousands(end))) {
                hash = c == ',' ? hash : Folding.add(hash, c);
            } else {
                break;
            }
            end++;
        }
        if (end < length && isWordPart(text[end])) {
            return false;
        }
        at = end;
        add(start, hash, Tokens.Kind.NUMBER, Tokens.HAS_DIGIT);
        return true;
    }

    /** Whether exactly three digits follow the comma. */
    private boolean thousands(int comma) {
        int end = comma + 1;
        while (end < length && end < comma + 5 && Folding.classOf(text[end]) == Folding.DIGIT) {
            end++;
        }
        return end == comma + 4;
    }

    /** Two single letters or more, each with a dot: {@code U.S.}, {@code p.m.}; the last dot may be missing. */
    private boolean dotted() {
        int end = at;
        int count = 0;
        long hash = Folding.start();
        boolean capitals = true;
        while (end + 1 < length && isLetter(text[end]) && text[end + 1] == '.') {
            char c = text[end];
            capitals &= Folding.classOf(c) == Folding.UPPER;
            hash = Folding.add(Folding.add(hash, c), '.');
            end += 2;
            count++;
        }
        boolean endsBare = end < length && isLetter(text[end]) && (end + 1 == length || !isWordPart(text[end + 1]));
        if (endsBare && count > 0) {
            hash = Folding.add(Folding.add(hash, text[end]), '.');
            capitals &= Folding.classOf(text[end]) == Folding.UPPER;
            end++;
            count++;
        }
        if (count < 2 || (end < length && isWordPart(text[end]))) {
            return false;
        }
        int start = at;
        at = end;
        int shape = capitals ? Tokens.CAPITALISED | Tokens.ALL_CAPS : 0;
        add(start, hash, Tokens.Kind.WORD, Tokens.HAS_LETTER | Tokens.DOTTED | shape);
        return true;
    }

    private void punctuation(char c) {
        int start = at;
        if (isApostrophe(c) && possessive()) {
            at += 2;
            add(start, Folding.add(Folding.add(Folding.start(), '\''), 's'), Tokens.Kind.POSSESSIVE, 0);
            return;
        }
        char mark = mark(c);
        at++;
        if (mark == '.' || mark == '-') {
            while (at < length && text[at] == c) {
                at++;
            }
            if (at - start > 1) {
                mark = mark == '.' ? '…' : '—';
            }
        }
        if (mark == '-') {
            mark = joinsOrParts(start);
        }
        boolean joint = mark == '-';
        add(start, mark, Tokens.Kind.PUNCTUATION, joint ? Tokens.JOINT : 0);
    }

    private boolean possessive() {
        if (at == 0 || at + 1 >= length || !(isWordPart(text[at - 1]) || text[at - 1] == '.')) {
            return false;
        }
        char next = text[at + 1];
        return (next == 's' || next == 'S') && (at + 2 >= length || !isWordPart(text[at + 2]));
    }

    /** A hyphen or short dash with white space on both sides parts clauses; otherwise it joins words. */
    private char joinsOrParts(int start) {
        boolean open = start > 0 && Folding.classOf(text[start - 1]) == Folding.SPACE;
        boolean close = at < length && Folding.classOf(text[at]) == Folding.SPACE;
        return open && close ? '—' : '-';
    }

    private static char mark(char c) {
        return switch (c) {
            case '\'', '\u2019', '\u2018', '\u02bc', '\u00b4', '`', '\u2032', '\u201a', '\u201b', '\u2039', '\u203a' ->
                '\'';
            case '"', '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033', '\uff02' -> '"';
            case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\ufe63', '\uff0d' -> '-';
            case '\u2014', '\u2015', '\u2e3a' -> '—';
            case '\u2026' -> '…';
            default -> c;
        };
    }

    /** A code point beyond the first plane: a letter of a rare script is a word of its own, all else is punctuation. */
    private void supplementary() {
        int start = at;
        int point = Character.codePointAt(text, at);
        at += Character.charCount(point);
        if (Character.isLetterOrDigit(point)) {
            long hash = Folding.start();
            int folded = Character.toLowerCase(point);
            hash = Folding.add(Folding.add(hash, Character.highSurrogate(folded)), Character.lowSurrogate(folded));
            add(start, hash, Tokens.Kind.WORD, Tokens.HAS_LETTER);
        } else {
            add(start, '\ufffd', Tokens.Kind.PUNCTUATION, 0);
        }
    }

    private static boolean isLetter(char c) {
        byte kind = Folding.classOf(c);
        return kind >= Folding.LOWER && kind <= Folding.CASELESS;
    }

    private static boolean isWordPart(char c) {
        return Folding.isWordPart(Folding.classOf(c));
    }
}
