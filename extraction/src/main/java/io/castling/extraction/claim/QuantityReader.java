package io.castling.extraction.claim;

import io.castling.extraction.claim.Quantity.Strength;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads how many from a noun phrase. What is counted are units of the system, so that of {@code two batteries of six
 * launchers} it is two.
 */
final class QuantityReader {

    private static final int REACH = 8;
    /** Larger numbers are years, prices and distances. */
    private static final int MOST = 1900;

    private static final long MODIFIERS =
            Tag.bits(Tag.ADJECTIVE, Tag.DETERMINER, Tag.A, Tag.DEFINITE, Tag.OF, Tag.UNIT_NOUN, Tag.NO, Tag.PORTION);
    private static final long TO_WORD = Tokens.hash("to");
    private static final long PAIR = Tokens.hash("pair");
    private static final long HALF = Tokens.hash("half");
    private static final long ONE = Tokens.hash("one");
    private static final WordSet ROUGHLY =
            WordSet.of("about almost nearly around some roughly approximately close up as maybe perhaps estimated");
    private static final WordSet PIECES = WordSet.of("vehicles trucks lorries pieces trailers containers pallets");
    private static final WordSet ORDINALS = WordSet.of("first second third fourth fifth last");
    private static final WordSet QUANTIFIERS =
            WordSet.of("several many few multiple various numerous some dozens scores more additional parts elements");

    private final Words words;

    QuantityReader(Words words) {
        this.words = words;
    }

    /** Where the noun phrase around the unit starts. */
    int start(int first) {
        int i = first;
        while (i > 0 && i > first - REACH && inside(i - 1, i)) {
            i--;
        }
        while (i < first && (words.has(i, Tag.OF) || onlyJoins(i))) {
            i++;
        }
        return words.is(i, Unit.Kind.NUMBER) && range(i - 2) ? i - 2 : i;
    }

    /** {@code three to four}, {@code between four and six}. */
    private boolean range(int at) {
        return words.is(at, Unit.Kind.NUMBER)
                && (words.is(at + 1, TO_WORD) || words.has(at + 1, Tag.CONJUNCTION))
                && words.is(at + 2, Unit.Kind.NUMBER);
    }

    private boolean inside(int before, int after) {
        return words.is(before, Unit.Kind.NUMBER)
                || words.is(before, Unit.Kind.POSSESSIVE)
                || (words.is(before, Unit.Kind.PLACE) && words.is(after, Unit.Kind.POSSESSIVE))
                || (words.any(before, MODIFIERS) && !onlyJoins(before))
                || (words.is(before, Unit.Kind.PLACE) && words.any(before - 1, Tag.bits(Tag.A, Tag.DEFINITE)))
                || (words.has(before, Tag.FOR) && words.has(before - 1, Tag.UNIT_NOUN))
                || words.is(before, Unit.Kind.PROPER)
                || (words.is(before, Unit.Kind.WORD)
                        && words.unit(before).entry().unknown());
    }

    /** {@code that the launchers}: the word opens a clause, not a noun phrase. */
    private boolean onlyJoins(int at) {
        return words.has(at, Tag.RELATIVE) && words.any(at + 1, Tag.bits(Tag.DETERMINER, Tag.A, Tag.DEFINITE));
    }

    /** What the units from one to before another say. */
    Quantity read(int start, int end) {
        for (int i = start; i < end; i++) {
            if (words.is(i, PAIR) || (words.has(i, Tag.A) && words.is(i + 1, PAIR))) {
                return said(OptionalInt.of(2), start, end, Strength.NUMBER);
            }
            if (words.is(i, Unit.Kind.NUMBER)) {
                int number = halved(i) ? number(i) / 2 : number(i);
                if (number > 0 && number < MOST) {
                    if (pieces(i + 1, end) || range(i)) {
                        return said(OptionalInt.empty(), start, end, Strength.VAGUE);
                    }
                    boolean rough = words.headline() || (i > 0 && ROUGHLY.contains(hash(i - 1))); // headlines round
                    return said(OptionalInt.of(number), start, end, rough ? Strength.ROUGH : Strength.NUMBER);
                }
            } else if (oneOf(i) || ordinalOf(i)) {
                return said(OptionalInt.of(1), start, end, Strength.NUMBER);
            } else if (words.has(i, Tag.A) && words.has(i + 1, Tag.PORTION) && words.has(i + 2, Tag.OF)) {
                return said(OptionalInt.empty(), start, end, Strength.VAGUE);
            } else if (words.has(i, Tag.A) && !words.is(i + 1, Unit.Kind.NUMBER)) {
                return singular(i + 1, end)
                        ? said(OptionalInt.of(1), start, end, Strength.INDEFINITE)
                        : vague(start, end);
            } else if (words.has(i, Tag.DEFINITE) && !numberFollows(i + 1, end) && !ordinalOf(i + 1)) {
                return unit(i + 1, end) ? said(OptionalInt.of(1), start, end, Strength.DEFINITE) : vague(start, end);
            }
        }
        return vague(start, end);
    }

    /** {@code 300 vehicles}: lorries and trailers are no units of the system, launch vehicles are. */
    private boolean pieces(int from, int end) {
        for (int i = from; i < end; i++) {
            if (PIECES.contains(hash(i))) {
                return !words.has(i, Tag.SINGULAR_UNIT)
                        && !words.any(i - 1, Tag.bits(Tag.SINGULAR_UNIT))
                        && !words.is(i - 1, Unit.Kind.SYSTEM);
            }
        }
        return false;
    }

    /** The value of {@code two}, {@code half a dozen}, {@code three dozen}. */
    private int number(int at) {
        int number = words.unit(at).number();
        int next = words.is(at + 1, Unit.Kind.NUMBER) ? words.unit(at + 1).number() : 0;
        boolean multiple = (next == 12 && number < 12) || (next == 100 && number < 20);
        return multiple ? number * next : number;
    }

    /** {@code half a dozen}. */
    private boolean halved(int at) {
        return at >= 2 && hash(at - 2) == HALF && words.has(at - 1, Tag.A);
    }

    /** {@code the first of four batteries}. */
    private boolean ordinalOf(int at) {
        return words.has(at, Tag.PORTION)
                && ORDINALS.contains(words.tokens().hash(words.unit(at).end() - 1))
                && words.has(at + 1, Tag.OF);
    }

    /** {@code one of its batteries}. */
    private boolean oneOf(int at) {
        return words.has(at, Tag.DETERMINER)
                && hash(at) == ONE
                && words.unit(at).end() > words.unit(at).first() + 1;
    }

    private long hash(int at) {
        return words.tokens().hash(words.unit(at).first());
    }

    private boolean numberFollows(int from, int end) {
        for (int i = from; i < end; i++) {
            if (words.is(i, Unit.Kind.NUMBER)) {
                return true;
            }
        }
        return false;
    }

    private Quantity vague(int start, int end) {
        for (int i = start; i < end; i++) {
            if (words.has(i, Tag.PORTION) || QUANTIFIERS.contains(hash(i))) {
                return said(OptionalInt.empty(), start, end, Strength.VAGUE);
            }
        }
        return Quantity.UNSAID;
    }

    private Quantity said(OptionalInt count, int start, int end, Strength strength) {
        return new Quantity(count, Optional.of(words.text(start, end)), strength);
    }

    private boolean singular(int from, int end) {
        return unit(from, end) || words.is(end - 1, Unit.Kind.SYSTEM);
    }

    /** Whether the phrase speaks of one unit: {@code battery}, not {@code batteries}. */
    private boolean unit(int from, int end) {
        for (int i = from; i < end; i++) {
            if (words.has(i, Tag.SINGULAR_UNIT)) {
                return !plural(end - 1);
            }
        }
        return false;
    }

    private boolean plural(int at) {
        return words.any(at, Tag.bits(Tag.UNIT_NOUN, Tag.COREFERENT, Tag.COMPONENT_NOUN))
                && !words.has(at, Tag.SINGULAR_UNIT)
                && words.tokens().folded(words.unit(at).end() - 1).endsWith("s");
    }
}
