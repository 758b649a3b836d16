package io.castling.extraction.claim;

import io.castling.extraction.text.Tokens;

/** Finds the word that says how settled a movement is: {@code decided}, {@code wants}, {@code denied}. */
final class Governor {

    /** The tags of such words. */
    static final long GOVERNING = Tag.bits(Tag.DENY, Tag.WISH, Tag.PLAN, Tag.SEEM, Tag.BEGIN);

    private static final long TO_WORD = Tokens.hash("to");

    private Governor() {}

    /** The nearest to the left, or -1. */
    static int before(Words words, int from, int reach) {
        return before(words, from, reach, GOVERNING);
    }

    /** The nearest to the left with one of the tags, or -1. */
    static int before(Words words, int from, int reach, long wanted) {
        for (int i = from; i >= 0 && i > from - reach; i--) {
            if (words.any(i, wanted) && !(words.has(i, Tag.FLIGHT) && words.is(i - 1, TO_WORD))) {
                return i;
            }
            boolean border = words.is(i, Unit.Kind.BREAK)
                    || words.is(i, Unit.Kind.COMMA)
                    || (words.any(i, Tag.bits(Tag.SUBORDINATOR, Tag.CONDITION)) && i < from);
            boolean modal = words.any(i, Tag.bits(Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST)) && i < from;
            if (border || modal) {
                return -1;
            }
        }
        return -1;
    }
}
