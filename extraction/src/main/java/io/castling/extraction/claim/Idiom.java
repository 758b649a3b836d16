package io.castling.extraction.claim;

import io.castling.extraction.text.Tokens;

/** Words of movement that move nothing: {@code put into service}, {@code brought it down}. */
final class Idiom {

    private static final long DOWN = Tokens.hash("down");
    private static final int REACH = 3;

    private Idiom() {}

    static boolean at(Words words, int verb) {
        if (words.has(verb + 1, Tag.OUT_OF_USE)) {
            return true;
        }
        for (int i = verb + 1; i < words.size() && i <= verb + REACH; i++) {
            if (words.is(i, DOWN)) {
                return true;
            }
        }
        return false;
    }
}
