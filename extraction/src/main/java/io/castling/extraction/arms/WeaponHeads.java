package io.castling.extraction.arms;

import io.castling.extraction.text.Tokens;

/** Finds the word beside a name that says what the name denotes: {@code Patriot batteries}, {@code a missile called Typhon}. */
final class WeaponHeads {

    static final int NONE = -1;

    /** More words than this do not stand between a name and its head. */
    private static final int REACH_AFTER = 10;

    private static final int REACH_BEFORE = 6;

    private WeaponHeads() {}

    /** The head of the name, or {@link #NONE}; it lies between tokens {@code start} and {@code end}. */
    static int of(Candidate candidate, int start, int end) {
        if (candidate.lowerCase) {
            return ofSmall(candidate);
        }
        int after = after(candidate, end);
        return after != NONE ? after : before(candidate.tokens, candidate.first, start);
    }

    /** A name in small letters needs its head right behind it, or inside it. */
    private static int ofSmall(Candidate candidate) {
        Tokens tokens = candidate.tokens;
        int next = candidate.end;
        if (next < tokens.size() && WeaponWords.SMALL_HEADS.has(tokens, next)) {
            return next;
        }
        boolean airDefence = next + 1 < tokens.size()
                && WeaponWords.AIR.has(tokens, next)
                && WeaponWords.DEFENCE.has(tokens, next + 1);
        if (airDefence) {
            return next + 1;
        }
        boolean inside = next - candidate.first > 2 && WeaponWords.HEADS.has(tokens, next - 1);
        return inside ? next - 1 : NONE;
    }

    private static int after(Candidate candidate, int end) {
        Tokens tokens = candidate.tokens;
        int from = candidate.end;
        for (int token = from; token < end && token < from + REACH_AFTER; token++) {
            boolean carrier = candidate.needs(Spelling.Use.IN_CONTEXT) && WeaponWords.CARRIERS.has(tokens, token);
            if (carrier || WeaponWords.HEADS.has(tokens, token)) {
                return token;
            }
            boolean number = tokens.has(token, Tokens.HAS_DIGIT) && token > from;
            if (!isBond(tokens, token) && !number && !WeaponWords.MODIFIERS.has(tokens, token)) {
                return NONE;
            }
        }
        return NONE;
    }

    private static boolean isBond(Tokens tokens, int token) {
        char mark = tokens.mark(token);
        return mark == '"'
                || mark == '\''
                || mark == '-'
                || mark == '/'
                || mark == '+'
                || tokens.kind(token) == Tokens.Kind.POSSESSIVE;
    }

    private static int before(Tokens tokens, int from, int start) {
        for (int token = from - 1; token >= start && token >= from - REACH_BEFORE; token--) {
            char mark = tokens.mark(token);
            if (WeaponWords.HEADS.has(tokens, token)) {
                boolean bare = token == from - 1 && WeaponWords.FOLLOWING_ONLY.has(tokens, token);
                return bare ? NONE : token;
            }
            if (mark != '"' && mark != '\'' && mark != '(' && mark != ',' && !WeaponWords.LINKS.has(tokens, token)) {
                return NONE;
            }
        }
        return NONE;
    }
}
