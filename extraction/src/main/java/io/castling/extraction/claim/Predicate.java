package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Mood;
import io.castling.extraction.text.Tokens;
import java.util.Optional;

/** Reads what is said of a movement that is a subject: {@code the delivery of five systems to Bern will be delayed}. */
final class Predicate {

    private static final long TO_WORD = Tokens.hash("to");
    private static final int REACH = 5;
    private static final long FINITE = Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO);
    private static final long PREPOSITIONS = Tag.bits(
            Tag.OF, Tag.AT, Tag.FROM, Tag.TO, Tag.BY, Tag.WITH, Tag.FOR, Tag.OTHER_PREPOSITION, Tag.NEAR, Tag.VIA);
    private static final long BORDERS = Tag.bits(Tag.SUBORDINATOR, Tag.CONDITION, Tag.SPEECH, Tag.CONJUNCTION);

    private Predicate() {}

    /** How settled the movement is. */
    record Outlook(Mood mood, Optional<Drop> drop, boolean negated) {

        static final Outlook ASSERTED = of(Mood.ASSERTED);

        static Outlook of(Mood mood) {
            return new Outlook(mood, Optional.empty(), false);
        }

        static Outlook dropped(Drop reason) {
            return new Outlook(Mood.ASSERTED, Optional.of(reason), false);
        }

        Outlook negated(boolean not) {
            return new Outlook(mood, drop, not);
        }
    }

    static Outlook read(Words words, int noun) {
        int verb = finiteAfter(words, noun);
        if (verb < 0) {
            return Outlook.ASSERTED;
        }
        if (words.any(verb, Tag.bits(Tag.MAY, Tag.MUST))) {
            return Outlook.dropped(Drop.POSSIBLE);
        }
        boolean not = false;
        for (int i = verb; i < words.size() && i <= verb + REACH; i++) {
            boolean ends = i > verb && (words.is(i, Unit.Kind.COMMA) || words.any(i, PREPOSITIONS));
            if (words.is(i, Unit.Kind.BREAK) || ends) {
                break;
            }
            not |= words.has(i, Tag.NOT);
            if (words.has(i, Tag.DENY)) {
                return Outlook.of(Mood.DENIED).negated(not);
            }
            if (words.has(i, Tag.WISH)) {
                return Outlook.dropped(Drop.WISHED);
            }
            if (words.has(i, Tag.PLAN)) {
                return Outlook.of(Mood.PLANNED).negated(not);
            }
        }
        return ahead(words, verb).negated(not);
    }

    private static Outlook ahead(Words words, int verb) {
        if (words.has(verb, Tag.WOULD) && !words.anywhere(VerbGroup.TOLD_OR_PLANNED)) {
            return Outlook.dropped(Drop.POSSIBLE);
        }
        boolean toBegin = words.has(verb, Tag.BE) && words.is(verb + 1, TO_WORD);
        boolean planned = toBegin || words.any(verb, Tag.bits(Tag.WILL, Tag.WOULD));
        return planned ? Outlook.of(Mood.PLANNED) : Outlook.ASSERTED;
    }

    /** The finite verb whose subject the noun is, or -1. */
    private static int finiteAfter(Words words, int noun) {
        for (int i = noun + 1; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK) || words.is(i, Unit.Kind.COMMA) || words.any(i, BORDERS)) {
                return -1;
            }
            if (words.any(i, FINITE)) {
                return i;
            }
        }
        return -1;
    }
}
