package io.castling.extraction.arms;

import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Passage;
import io.castling.extraction.text.Tokens;

/**
 * How much an article speaks of such weapons, and how much of what else goes by their names.
 *
 * @param weapons one for each word that soldiers and armies need, three for each that only missiles and their like do
 * @param others three for each word of sport, film, cars and the like, and for each year of the 18th and 19th centuries
 */
record Topic(int weapons, int others) {

    /** What a word weighs that only missiles and their like need, or that only another topic does. */
    private static final int STRONG = 3;

    private static final int ENOUGH = 3;
    private static final int ENOUGH_FOR_PLURALS = 2;

    static Topic of(ParsedDocument document) {
        int weapons = 0;
        int others = 0;
        for (Passage passage : document.passages()) {
            Tokens tokens = passage.tokens();
            for (int token = 0; token < tokens.size(); token++) {
                if (tokens.kind(token) == Tokens.Kind.NUMBER) {
                    others += isYearOfHistory(tokens, token) ? STRONG : 0;
                    continue;
                }
                if (!WeaponWords.isTopical(tokens.hash(token))) {
                    continue;
                }
                if (WeaponWords.OTHER_TOPICS.has(tokens, token)) {
                    others += STRONG;
                } else if (WeaponWords.DOMAIN.has(tokens, token) || isAirDefence(tokens, token)) {
                    weapons += STRONG;
                } else if (WeaponWords.WIDER_DOMAIN.has(tokens, token)) {
                    weapons++;
                }
            }
        }
        return new Topic(weapons, others);
    }

    /** Patriots and Arrows of 1775 are no missiles. */
    private static boolean isYearOfHistory(Tokens tokens, int token) {
        if (tokens.end(token) - tokens.start(token) != 4) {
            return false;
        }
        long year = tokens.number(token);
        return year >= 1700 && year < 1900;
    }

    private static boolean isAirDefence(Tokens tokens, int token) {
        if (token == 0 || !WeaponWords.DEFENCE.has(tokens, token)) {
            return false;
        }
        int before = token > 1 && tokens.has(token - 1, Tokens.JOINT) ? token - 2 : token - 1;
        return WeaponWords.AIR.has(tokens, before);
    }

    /** The article is about such weapons. */
    boolean isWeapons() {
        return weapons - others >= ENOUGH;
    }

    /** It speaks of soldiers and of nothing else that goes by these names: enough for {@code the Patriots}. */
    boolean isMilitary() {
        return weapons >= ENOUGH_FOR_PLURALS && others == 0;
    }

    /** Weapons are at least what it is about most. */
    boolean mayBeWeapons() {
        return others == 0 || weapons > others;
    }

    /** It is about something else. */
    boolean isOther() {
        return others > weapons;
    }
}
