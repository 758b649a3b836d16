package io.castling.extraction.arms;

import io.castling.extraction.text.Tokens;

/** What the letters of a candidate must look like. */
final class Shape {

    private Shape() {}

    /** Whether case and neighbours allow these tokens to be the spelling at all. */
    static boolean fits(Tokens tokens, SpellingTrie.Match match) {
        String spelling = match.known().spelling().text();
        int start = tokens.start(match.first());
        if (insideLongerCode(tokens, match) || insideAddress(tokens, match) || isPlace(tokens, match)) {
            return false;
        }
        if (isArticle(tokens, match)) {
            return false;
        }
        if (hasDigit(spelling)) {
            return true;
        }
        if (match.end() < tokens.size() && WeaponWords.NAMESAKES.has(tokens, match.end())) {
            return false;
        }
        if (isShortAcronym(spelling)) {
            return tokens.text().startsWith(spelling, start);
        }
        boolean capital = !Character.isLowerCase(tokens.text().charAt(start));
        return capital || spelling.length() > 3;
    }

    /** {@code a SM-2} is no ASM-2. */
    private static boolean isArticle(Tokens tokens, SpellingTrie.Match match) {
        int first = match.first();
        char c = tokens.text().charAt(tokens.start(first));
        return tokens.end(first) - tokens.start(first) == 1
                && (Character.isLowerCase(c) || (c == 'A' && tokens.has(first, Tokens.SENTENCE_START)))
                && first + 1 < match.end()
                && tokens.has(first + 1, Tokens.SPACE_BEFORE);
    }

    /** {@code S-301 highway}, {@code Flight KN 17}, {@code Scud Hill}. */
    private static boolean isPlace(Tokens tokens, SpellingTrie.Match match) {
        int before = match.first() - 1;
        int next = match.end();
        boolean code = hasDigit(match.known().spelling().text());
        boolean place = next < tokens.size()
                && WeaponWords.PLACES.has(tokens, next)
                && (code || tokens.has(next, Tokens.CAPITALISED));
        return place || (code && before >= 0 && WeaponWords.BEFORE_OTHER_CODES.has(tokens, before));
    }

    /** {@code Mr. Grad}, {@code USS Patriot}, {@code Hurricane Kalibr}. */
    static boolean isTitled(Candidate candidate) {
        int before = candidate.first - 1;
        if (before > 0 && candidate.tokens.mark(before) == '.') {
            before--;
        }
        return before >= 0 && WeaponWords.TITLES.has(candidate.tokens, before);
    }

    /** {@code Bastion of hope}, {@code Patriot Party}, {@code Mr. Grad}. */
    static boolean isOfOtherName(Candidate candidate, boolean titleCase) {
        Tokens tokens = candidate.tokens;
        if (isTitled(candidate)) {
            return true;
        }
        int next = candidate.end;
        if (next >= tokens.size() || candidate.plural || tokens.has(next, Tokens.LINE_START)) {
            return false;
        }
        boolean name = tokens.has(next, Tokens.CAPITALISED)
                && !tokens.has(next, Tokens.SENTENCE_START)
                && !WeaponWords.VERSIONS.has(tokens, next);
        return WeaponWords.OF.has(tokens, next) || (name && !titleCase);
    }

    /** {@code Storm shadows}, {@code Iron dome}: two plain words, of which the text writes the second as such. */
    static boolean isSoftened(Tokens tokens, SpellingTrie.Match match) {
        int last = match.end() - 1;
        boolean small =
                last > match.first() && Character.isLowerCase(tokens.text().charAt(tokens.start(last)));
        return small && isTwoWords(match.known().spelling().text());
    }

    /** {@code Storm Shadow} or {@code StormShadow}. */
    private static boolean isTwoWords(String spelling) {
        int words = 0;
        for (int i = 0; i < spelling.length(); i++) {
            char c = spelling.charAt(i);
            boolean inner = i > 0 && Character.isUpperCase(spelling.charAt(i - 1));
            if (Character.isDigit(c) || (Character.isUpperCase(c) && inner)) {
                return false;
            }
            words += Character.isUpperCase(c) ? 1 : 0;
        }
        return words == 2;
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
