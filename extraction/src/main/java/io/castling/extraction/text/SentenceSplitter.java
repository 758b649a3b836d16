package io.castling.extraction.text;

import java.util.List;

/** Divides a line into sentences. */
final class SentenceSplitter {

    /** Never the last word of a sentence: a name, a place or a number follows. */
    private static final WordSet BEFORE_NAMES = WordSet.of(
            "gen lt col maj capt cpt sgt cmdr cdr adm brig cpl pvt sen rep gov pres mr mrs ms dr prof rev hon amb",
            "st ste mt ft pt messrs vice supt insp det spc fr sr sens reps gens govs engr mlle mme yu ya zh kh sh");
    /** May end a sentence, but only before a word that plainly starts another. */
    private static final WordSet MAY_END = WordSet.of(
            "inc ltd corp co jr sr no nos vol fig sec art dept div bn ave blvd rd ret regt bde",
            "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
            "etc vs approx est ca al pp lb lbs min max");
    /** Abbreviations in lower case too. */
    private static final WordSet LOWER_CASE = WordSet.of("etc vs approx est ca al pp lb lbs ret");
    /** Before a number: {@code p. 5}. */
    private static final WordSet PAGE = WordSet.of("p pp");
    /** A capitalised one of these starts a sentence rather than a name. */
    private static final WordSet STARTERS = WordSet.of(
            "the a an this that these those it its he she they we i you his her their our but and or so if in on at by for",
            "from to with as after before since while when where what who how why there here however moreover meanwhile",
            "officials according no not all some many most several both one two three now then later earlier last over");

    private SentenceSplitter() {}

    /** Marks dots that end an abbreviation or an initial, so that names are read across them. */
    static void markAbbreviations(Tokens tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.mark(i) == '.' && !tokens.has(i, Tokens.SPACE_BEFORE) && abbreviates(tokens, i)) {
                tokens.set(i, Tokens.JOINT);
            }
        }
    }

    /** Adds the sentences of a line, from token {@code first} to before {@code end}, and marks their first words. */
    static void split(Tokens tokens, int first, int end, int block, Block.Kind kind, List<Sentence> sentences) {
        int start = first;
        for (int i = first; i < end; i++) {
            if (i + 1 == end || i + 1 - start == Sentence.LONGEST || endsAt(tokens, i, first)) {
                sentences.add(new Sentence(start, i + 1, block, kind));
                markStart(tokens, start, i + 1);
                start = i + 1;
            }
        }
    }

    private static void markStart(Tokens tokens, int start, int end) {
        tokens.set(start, Tokens.SENTENCE_START);
        int word = start;
        while (word < end && (tokens.mark(word) != 0 || tokens.has(word, Tokens.DATELINE))) {
            word++;
        }
        if (word < end) {
            tokens.set(word, Tokens.SENTENCE_START);
        }
    }

    private static boolean endsAt(Tokens tokens, int i, int first) {
        if (!tokens.has(i + 1, Tokens.SPACE_BEFORE)) {
            return runsTogether(tokens, i);
        }
        if (tokens.has(i, Tokens.DOTTED)) {
            return startsAnother(tokens, i + 1);
        }
        int terminal = i;
        while (terminal > first && closes(tokens, terminal)) {
            terminal--;
        }
        char mark = tokens.mark(terminal);
        if ((mark != '.' && mark != '!' && mark != '?' && mark != '…') || isItemNumber(tokens, terminal)) {
            return false;
        }
        if (tokens.has(terminal, Tokens.JOINT)) {
            return !isTitle(tokens, terminal - 1) && startsAnother(tokens, i + 1);
        }
        return !continues(tokens, i + 1);
    }

    /** {@code 2. Two launchers} at the start of a line. */
    private static boolean isItemNumber(Tokens tokens, int dot) {
        return dot > 0
                && tokens.kind(dot - 1) == Tokens.Kind.NUMBER
                && tokens.has(dot - 1, Tokens.LINE_START)
                && !tokens.has(dot + 1, Tokens.LINE_START);
    }

    /** {@code difference.Russia has}: the space that two joined paragraphs have lost. */
    private static boolean runsTogether(Tokens tokens, int i) {
        return tokens.mark(i) == '.'
                && i > 0
                && tokens.end(i - 1) - tokens.start(i - 1) > 2
                && Lines.isLowerCase(tokens, i - 1)
                && tokens.has(i + 1, Tokens.CAPITALISED)
                && !tokens.has(i + 1, Tokens.ALL_CAPS)
                && tokens.end(i + 1) - tokens.start(i + 1) > 1
                && i + 2 < tokens.size()
                && tokens.has(i + 2, Tokens.SPACE_BEFORE);
    }

    private static boolean closes(Tokens tokens, int i) {
        char mark = tokens.mark(i);
        return (mark == '"' || mark == '\'' || mark == ')' || mark == ']') && !tokens.has(i, Tokens.SPACE_BEFORE);
    }

    private static boolean continues(Tokens tokens, int next) {
        int word = next;
        while (word < tokens.size()
                && (tokens.mark(word) == '"' || tokens.mark(word) == '\'' || tokens.mark(word) == '(')) {
            word++;
        }
        return word < tokens.size() && Lines.isLowerCase(tokens, word);
    }

    private static boolean startsAnother(Tokens tokens, int next) {
        int word = next;
        while (word < tokens.size() && (tokens.mark(word) == '"' || tokens.mark(word) == '\'')) {
            word++;
        }
        return word < tokens.size() && tokens.has(word, Tokens.CAPITALISED) && STARTERS.has(tokens, word);
    }

    private static boolean abbreviates(Tokens tokens, int dot) {
        int word = dot - 1;
        boolean page = PAGE.has(tokens, word) && dot + 1 < tokens.size() && tokens.kind(dot + 1) == Tokens.Kind.NUMBER;
        return page
                || isTitle(tokens, word)
                || isInitial(tokens, word)
                || LOWER_CASE.has(tokens, word)
                || (tokens.has(word, Tokens.CAPITALISED) && MAY_END.has(tokens, word));
    }

    private static boolean isTitle(Tokens tokens, int word) {
        return tokens.has(word, Tokens.CAPITALISED) && BEFORE_NAMES.has(tokens, word);
    }

    /** {@code J.} as in a name; the letter that ends {@code Pantsir-S} is none. */
    private static boolean isInitial(Tokens tokens, int word) {
        return tokens.has(word, Tokens.CAPITALISED | Tokens.SPACE_BEFORE) && tokens.end(word) - tokens.start(word) == 1;
    }
}
