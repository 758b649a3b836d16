package io.castling.extraction.arms;

import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;

/** What the letters of a candidate must look like. */
final class Shape {

    /** A designation before one of these is that of a road. */
    private static final WordSet ROADS = WordSet.of("motorway highway road freeway interstate street bus route");

    private Shape() {}

    /** Whether case and neighbours allow these tokens to be the spelling at all. */
    static boolean fits(Tokens tokens, SpellingTrie.Match match) {
        String spelling = match.known().spelling().text();
        int start = tokens.start(match.first());
        if (insideLongerCode(tokens, match) || insideAddress(tokens, match)) {
            return false;
        }
        if (hasDigit(spelling)) {
            return match.end() >= tokens.size() || !ROADS.has(tokens, match.end());
        }
        if (isShortAcronym(spelling)) {
            return tokens.text().startsWith(spelling, start);
        }
        boolean capital = !Character.isLowerCase(tokens.text().charAt(start));
        return capital || spelling.length() > 3;
    }

    /** {@code NSM}, {@code MRC}: shorter words in small letters would mean nothing or something else. */
    private static boolean isShortAcronym(String spelling) {
        if (spelling.length() > 3) {
            return false;
        }
        for (int i = 0; i < spelling.length(); i++) {
            if (!Character.isUpperCase(spelling.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean hasDigit(String spelling) {
        for (int i = 0; i < spelling.length(); i++) {
            if (Character.isDigit(spelling.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code SA-10-2233}, {@code AN-SA-21}, {@code S&P500}, {@code P500,000}: part of a number of something else. */
    private static boolean insideLongerCode(Tokens tokens, SpellingTrie.Match match) {
        int end = match.end();
        boolean goesOn = end + 1 < tokens.size()
                && (tokens.mark(end) == '-' || tokens.mark(end) == ',')
                && !tokens.has(end, Tokens.SPACE_BEFORE)
                && !tokens.has(end + 1, Tokens.SPACE_BEFORE)
                && tokens.kind(end + 1) == Tokens.Kind.NUMBER;
        int first = match.first();
        boolean wentBefore = first > 1
                && (tokens.mark(first - 1) == '-' || tokens.mark(first - 1) == '&')
                && !tokens.has(first, Tokens.SPACE_BEFORE)
                && !tokens.has(first - 1, Tokens.SPACE_BEFORE)
                && (tokens.mark(first - 1) == '&'
                        || tokens.has(first - 2, Tokens.ALL_CAPS)
                        || tokens.kind(first - 2) == Tokens.Kind.NUMBER);
        return (goesOn || wentBefore) && hasDigit(match.known().spelling().text());
    }

    /** {@code patriot.com}, {@code tor@example.org}. */
    private static boolean insideAddress(Tokens tokens, SpellingTrie.Match match) {
        int end = match.end();
        int first = match.first();
        boolean domain = end + 1 < tokens.size()
                && tokens.mark(end) == '.'
                && !tokens.has(end, Tokens.SPACE_BEFORE)
                && !tokens.has(end + 1, Tokens.SPACE_BEFORE)
                && Character.isLowerCase(tokens.text().charAt(tokens.start(end + 1)));
        boolean afterAt = first > 0 && tokens.mark(first - 1) == '@' && !tokens.has(first, Tokens.SPACE_BEFORE);
        boolean beforeAt = end < tokens.size() && tokens.mark(end) == '@' && !tokens.has(end, Tokens.SPACE_BEFORE);
        return domain || afterAt || beforeAt;
    }

    /** Whether nothing but a quotation mark, a hyphen or, before a reporting name, a slash parts the two. */
    static boolean beside(Tokens tokens, Candidate before, Candidate candidate) {
        if (candidate.first == before.end) {
            return !tokens.has(candidate.first, Tokens.LINE_START);
        }
        if (candidate.first != before.end + 1 || tokens.has(candidate.first, Tokens.LINE_START)) {
            return false;
        }
        char mark = tokens.mark(before.end);
        boolean otherWord = candidate.needs(Spelling.Use.BESIDE)
                || (!candidate.needs(Spelling.Use.ALONE) && before.system.equals(candidate.system));
        return mark == '"' || mark == '\'' || mark == '-' || (mark == '/' && otherWord);
    }
}
