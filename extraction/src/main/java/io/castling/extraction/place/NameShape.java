package io.castling.extraction.place;

import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;

/** How names look in running text: where they may go on, and what small words hold them together. */
final class NameShape {

    private static final long THE = Tokens.hash("the");
    private static final long OF = Tokens.hash("of");
    private static final int LONGEST = 14;

    private static final WordSet GEOGRAPHIC = WordSet.of(
            "sea bay strait straits gulf peninsula gap corridor river lake heights valley chain flank frontline front",
            "states parallel dash canal bridge field nuclear islets crossing desert plateau mountains coast nations countries",
            "continent mainland archipelago center complex zone basin islands launch forces subcontinent gorge line");

    private static final WordSet LOWER_IN_NAME = WordSet.union(
            Vocabulary.CONNECTORS,
            Vocabulary.REGION_WORDS,
            Vocabulary.SITE_WORDS,
            Vocabulary.SITE_ADJECTIVES,
            Vocabulary.ISLAND_WORDS,
            GEOGRAPHIC,
            Vocabulary.LOWER_STARTS);

    private NameShape() {}

    /** A name is capitalised but for its connecting words, and stays within its sentence. */
    static int limit(Tokens tokens, int first) {
        int limit = first + 1;
        while (limit < tokens.size() && limit < first + LONGEST && !tokens.has(limit, Tokens.SENTENCE_START)) {
            boolean part = tokens.has(limit, Tokens.JOINT)
                    || tokens.has(limit - 1, Tokens.JOINT)
                    || tokens.kind(limit) == Tokens.Kind.POSSESSIVE
                    || tokens.mark(limit) == '&'
                    || tokens.has(limit, Tokens.CAPITALISED)
                    || tokens.kind(limit) == Tokens.Kind.NUMBER
                    || (tokens.isWord(limit) && (lowerInName(tokens, limit) || tokens.has(limit, Tokens.HAS_DIGIT)));
            if (!part) {
                break;
            }
            limit++;
        }
        return limit;
    }

    private static boolean lowerInName(Tokens tokens, int i) {
        return LOWER_IN_NAME.has(tokens, i);
    }

    static boolean hasCapital(Tokens tokens, int first, int end) {
        for (int i = first; i < end; i++) {
            if (tokens.has(i, Tokens.CAPITALISED)) {
                return true;
            }
        }
        return false;
    }

    static boolean isArticle(Tokens tokens, int i) {
        return tokens.hash(i) == THE;
    }

    static boolean adjoins(Tokens tokens, int i) {
        return i < tokens.size() && !tokens.has(i, Tokens.SENTENCE_START) && !tokens.has(i, Tokens.LINE_START);
    }

    static boolean isOf(Tokens tokens, int i) {
        return tokens.hash(i) == OF;
    }

    static boolean isPossessive(Tokens tokens, int i) {
        return tokens.kind(i) == Tokens.Kind.POSSESSIVE;
    }
}
