package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Voice;
import org.jspecify.annotations.Nullable;

/** Tells whether a word that can be a verb is one where it stands, from the words after and before it. */
final class VerbForms {

    private static final long SKIPPED = Tag.bits(Tag.ADVERB, Tag.HEDGE, Tag.NOT, Tag.YET, Tag.PREVIOUSLY);
    private static final long NOUN_BEFORE_VERB = Tag.bits(
            Tag.DETERMINER,
            Tag.A,
            Tag.DEFINITE,
            Tag.ADJECTIVE,
            Tag.OF,
            Tag.AT,
            Tag.FROM,
            Tag.TO,
            Tag.BY,
            Tag.WITH,
            Tag.FOR,
            Tag.OTHER_PREPOSITION,
            Tag.NEAR,
            Tag.VIA);
    private static final long PREPOSITIONS = Tag.bits(
            Tag.OF, Tag.AT, Tag.FROM, Tag.TO, Tag.BY, Tag.WITH, Tag.FOR, Tag.OTHER_PREPOSITION, Tag.NEAR, Tag.VIA);
    private static final long FINITE = Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO);
    private static final long NOMINALS =
            Tag.bits(Tag.COREFERENT, Tag.WEAK_COREFERENT, Tag.UNIT_NOUN, Tag.CARRIER, Tag.PRONOUN);

    private final Words words;

    VerbForms(Words words) {
        this.words = words;
    }

    @Nullable Voice past(int at, int left, Entry entry) {
        if (words.has(at, Tag.ADJECTIVE) && words.any(at + 1, NOMINALS)) {
            return null;
        }
        boolean object = objectFollows(at);
        if (entry.is(Entry.Form.PAST)
                && (object
                        || (entry.going() != null
                                && entry.going().bare() != Movement.End.NONE
                                && barePlaceFollows(at)))) {
            return Voice.ACTIVE;
        }
        if (words.any(left, Tag.bits(Tag.A, Tag.DETERMINER, Tag.DEFINITE))
                || (left < 0 && !words.headline() && !object)) {
            return left < 0 && entry.is(Entry.Form.PARTICIPLE) ? Voice.REDUCED : null;
        }
        if (words.headline()) {
            return entry.moving() != null && entry.is(Entry.Form.PARTICIPLE) ? Voice.PASSIVE : Voice.ACTIVE;
        }
        if (!entry.is(Entry.Form.PAST)) {
            return Voice.REDUCED;
        }
        boolean intransitive = entry.going() != null || entry.moving() == Movement.REMOVE;
        return intransitive && !finiteFollows(at)
                ? Voice.ACTIVE
                : entry.is(Entry.Form.PARTICIPLE) ? Voice.REDUCED : Voice.ACTIVE;
    }

    /** Whether another finite verb comes before the clause ends: then this one was a participle. */
    private boolean finiteFollows(int at) {
        for (int i = at + 1; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.COMMA)
                    || words.is(i, Unit.Kind.BREAK)
                    || words.any(i, Tag.bits(Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.CONDITION, Tag.SPEECH))) {
                return false;
            }
            if (words.any(i, FINITE)) {
                return true;
            }
        }
        return false;
    }

    boolean thirdPerson(int at, int left, Entry entry) {
        if (left < 0
                || words.any(left, NOUN_BEFORE_VERB)
                || words.is(left, Unit.Kind.NUMBER)
                || words.is(left, Unit.Kind.POSSESSIVE)
                || (words.is(left, Unit.Kind.COMMA) && !words.headline())) {
            return false;
        }
        boolean ambiguous =
                entry.nominal() != null || words.unit(at).any(NOMINALS | Tag.PLACE_NOUN.bit() | Tag.STRIKE.bit());
        boolean followed = objectFollows(at)
                || words.any(at + 1, PREPOSITIONS | SKIPPED)
                || words.is(at + 1, Unit.Kind.PLACE)
                || words.is(at + 1, Unit.Kind.DATE);
        return followed && (!ambiguous || !words.has(at + 1, Tag.OF));
    }

    boolean presentPlural(int at, int left) {
        if (left < 0 || words.has(at + 1, Tag.OF)) {
            return false;
        }
        boolean followed = objectFollows(at)
                || words.any(at + 1, PREPOSITIONS | SKIPPED)
                || words.is(at + 1, Unit.Kind.PLACE)
                || words.is(at + 1, Unit.Kind.DATE);
        if (!followed || words.any(left, NOUN_BEFORE_VERB & ~Tag.DETERMINER.bit())) {
            return false;
        }
        if (words.has(left, Tag.PRONOUN) || words.has(left, Tag.RELATIVE) || words.is(left, Unit.Kind.SYSTEM)) {
            return true;
        }
        if (words.has(left, Tag.DETERMINER)) {
            return false;
        }
        boolean plural = words.tokens().folded(words.unit(left).end() - 1).endsWith("s");
        return plural && (words.headline() || words.any(left, NOMINALS));
    }

    /** Whether a noun phrase follows directly, dates and adverbs aside. */
    boolean objectFollows(int at) {
        int i = at + 1;
        while (words.is(i, Unit.Kind.DATE)
                || (words.any(i, SKIPPED) && !words.any(i, Tag.DETERMINER.bit() | PREPOSITIONS))) {
            i++;
        }
        if (!words.within(i) || words.any(i, PREPOSITIONS | FINITE) || words.has(i, Tag.CONJUNCTION)) {
            return false;
        }
        if (words.is(i, Unit.Kind.PLACE)) {
            return words.is(i + 1, Unit.Kind.POSSESSIVE) || nounFollows(i + 1);
        }
        if (words.any(
                i,
                Tag.bits(
                        Tag.DETERMINER,
                        Tag.ADJECTIVE,
                        Tag.COREFERENT,
                        Tag.COREFERENT_PRONOUN,
                        Tag.UNIT_NOUN,
                        Tag.NO))) {
            return !placeNounPhrase(i);
        }
        return words.is(i, Unit.Kind.NUMBER)
                || words.is(i, Unit.Kind.SYSTEM)
                || words.is(i, Unit.Kind.PROPER)
                || (words.is(i, Unit.Kind.WORD) && words.unit(i).entry().unknown());
    }

    private boolean nounFollows(int i) {
        return words.is(i, Unit.Kind.SYSTEM)
                || words.is(i, Unit.Kind.NUMBER)
                || words.any(i, Tag.bits(Tag.A, Tag.DETERMINER, Tag.COREFERENT, Tag.UNIT_NOUN));
    }

    private boolean placeNounPhrase(int i) {
        int j = i;
        while (words.any(j, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE)) && !words.has(j, Tag.COREFERENT_PRONOUN)) {
            j++;
        }
        return (words.has(j, Tag.PLACE_NOUN) && !words.any(j, Tag.bits(Tag.COREFERENT, Tag.WEAK_COREFERENT)))
                || (words.is(j, Unit.Kind.PLACE) && !words.is(j + 1, Unit.Kind.POSSESSIVE) && !nounFollows(j + 1));
    }

    private boolean barePlaceFollows(int at) {
        int j = at + 1;
        while (words.any(j, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN, Tag.OF))) {
            j++;
        }
        return words.is(j, Unit.Kind.PLACE) || (j > at + 1 && words.has(j - 1, Tag.PLACE_NOUN));
    }
}
