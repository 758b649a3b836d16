package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Mood;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds words of movement in a sentence and reads voice, tense and mood from the words before them. */
final class TriggerReader {

    private static final long TO_WORD = Tokens.hash("to");
    private static final long BE_WORD = Tokens.hash("be");
    private static final long BEEN = Tokens.hash("been");
    private static final long BEING = Tokens.hash("being");
    private static final long HAVE_WORD = Tokens.hash("have");
    private static final long HAVING = Tokens.hash("having");
    private static final long AFTER = Tokens.hash("after");
    private static final long DOWN = Tokens.hash("down");
    private static final long WITHOUT = Tokens.hash("without");
    private static final long BEFORE = Tokens.hash("before");
    /** How far before an infinitive the word is looked for that governs it. */
    private static final int GOVERNOR_REACH = 9;

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
    private final List<Trigger> triggers = new ArrayList<>();

    private TriggerReader(Words words) {
        this.words = words;
    }

    static List<Trigger> read(Words words) {
        TriggerReader reader = new TriggerReader(words);
        for (int at = 0; at < words.size(); at++) {
            Trigger trigger = reader.at(at);
            if (trigger != null) {
                reader.triggers.add(trigger);
            }
        }
        return reader.triggers;
    }

    private @Nullable Trigger at(int at) {
        Entry entry = words.unit(at).entry();
        if (entry.state() != null) {
            return state(at, entry.state());
        }
        Trigger verb = entry.forms() == 0 ? null : verb(at, entry);
        if (verb != null) {
            return verb;
        }
        return entry.nominal() == null ? null : noun(at, entry.nominal());
    }

    // --- states ---

    private @Nullable Trigger state(int at, Movement movement) {
        Group group = new Group();
        int left = group.left(at);
        if (words.has(left, Tag.BE) && words.is(left, BE_WORD)) {
            group.finite(left);
        }
        if (!triggers.isEmpty() && at - triggers.getLast().at() <= 2) {
            return null;
        }
        return group.trigger(at, at, Optional.of(movement), Optional.of(movement), Voice.STATE);
    }

    // --- verbs ---

    private @Nullable Trigger verb(int at, Entry entry) {
        Group group = new Group();
        int left = group.left(at);
        Voice voice = null;
        if (entry.is(Entry.Form.PARTICIPLE) && words.has(left, Tag.BE)) {
            voice = Voice.PASSIVE;
            group.auxiliary(left);
        } else if (entry.is(Entry.Form.PARTICIPLE) && words.has(left, Tag.HAVE)) {
            voice = Voice.ACTIVE;
            group.perfect(left);
        } else if (entry.is(Entry.Form.ING)) {
            voice = ing(left, group);
        } else if (entry.is(Entry.Form.BASE) && group.base(left)) {
            voice = Voice.ACTIVE;
        } else if (entry.is(Entry.Form.PARTICIPLE) && coordinated(left, Voice.PASSIVE) && !objectFollows(at)) {
            voice = Voice.PASSIVE;
            group.like(triggers.getLast());
        } else if (entry.is(Entry.Form.BASE) && !entry.is(Entry.Form.PAST) && coordinated(left, Voice.ACTIVE)) {
            voice = Voice.ACTIVE;
            group.like(triggers.getLast());
        } else if (entry.is(Entry.Form.PAST) || entry.is(Entry.Form.PARTICIPLE)) {
            voice = past(at, left, entry);
        } else if ((entry.is(Entry.Form.THIRD_PERSON) && thirdPerson(at, left, entry))
                || (entry.is(Entry.Form.BASE) && presentPlural(at, left))) {
            voice = Voice.ACTIVE;
            group.present = !words.headline();
            group.ongoing = words.headline();
        }
        if (voice == null) {
            return null;
        }
        return group.trigger(
                at,
                group.first < 0 ? at : group.first,
                Optional.ofNullable(entry.moving()),
                Optional.ofNullable(entry.going()),
                voice);
    }

    /** {@code is moving}, {@code began moving}, {@code by moving}, {@code launchers moving}. */
    private @Nullable Voice ing(int left, Group group) {
        if (words.has(left, Tag.BE)) {
            group.progressive = true;
            group.auxiliary(left);
            return Voice.ACTIVE;
        }
        if (words.any(left, Tag.bits(Tag.A, Tag.ADJECTIVE, Tag.DEFINITE, Tag.DETERMINER))
                || words.is(left, Unit.Kind.POSSESSIVE)) {
            return null;
        }
        group.gerund(left);
        return Voice.GERUND;
    }

    private boolean coordinated(int left, Voice voice) {
        if (triggers.isEmpty() || triggers.getLast().voice() != voice) {
            return false;
        }
        boolean joined = words.has(left, Tag.CONJUNCTION) || words.is(left, Unit.Kind.COMMA);
        if (!joined || voice == Voice.PASSIVE) {
            return joined;
        }
        Entry before = words.unit(triggers.getLast().at()).entry();
        return before.is(Entry.Form.BASE);
    }

    private @Nullable Voice past(int at, int left, Entry entry) {
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

    private boolean thirdPerson(int at, int left, Entry entry) {
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

    private boolean presentPlural(int at, int left) {
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
    private boolean objectFollows(int at) {
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

    // --- nouns ---

    private @Nullable Trigger noun(int at, Movement movement) {
        if (words.is(at, Unit.Kind.PROPER) || words.has(at + 1, Tag.NOT_MOVED)) {
            return null;
        }
        Group group = new Group();
        group.noun(at);
        return group.trigger(at, at, Optional.of(movement), Optional.of(movement), Voice.NOUN);
    }

    /** What the words before a word of movement make of it, gathered from right to left. */
    private final class Group {

        private int first = -1;
        private boolean negated;
        private boolean yet;
        private boolean hedged;
        private boolean perfect;
        private boolean progressive;
        private boolean ongoing;
        private boolean pluperfect;
        private boolean present;
        private Mood mood = Mood.ASSERTED;
        private @Nullable Drop drop;

        /** The unit before, adverbs aside. */
        int left(int at) {
            int i = at - 1;
            while (i >= 0
                    && (words.any(i, SKIPPED) || words.is(i, Unit.Kind.DATE) || manner(i))
                    && !words.any(i, FINITE)) {
                note(i);
                i--;
            }
            if (words.within(i) && words.has(i, Tag.NOT) && words.any(i, FINITE)) {
                negated = true;
            }
            return i;
        }

        private void note(int i) {
            negated |= words.has(i, Tag.NOT);
            yet |= words.has(i, Tag.YET);
            hedged |= words.has(i, Tag.HEDGE);
        }

        /** {@code quietly}: an adverb that the lexicon does not know. */
        private boolean manner(int i) {
            return words.is(i, Unit.Kind.WORD)
                    && words.unit(i).entry().unknown()
                    && words.tokens().folded(words.unit(i).end() - 1).endsWith("ly");
        }

        /** Goes on from a form of {@code be}. */
        void auxiliary(int at) {
            first = at;
            if (words.is(at, BEEN)) {
                int left = left(at);
                if (words.has(left, Tag.HAVE)) {
                    perfect(left);
                } else {
                    ongoing = true;
                }
            } else if (words.is(at, BEING)) {
                progressive = true;
                int left = left(at);
                if (words.has(left, Tag.BE)) {
                    auxiliary(left);
                } else {
                    gerund(left);
                }
            } else if (words.is(at, BE_WORD)) {
                if (!base(left(at))) {
                    drop = Drop.WISHED;
                }
            } else {
                finite(at);
            }
        }

        void finite(int at) {
            int left = left(at);
            ongoing |= words.has(at, Tag.BE_PRESENT) && progressive;
            first = Math.max(0, Math.min(at, first < 0 ? at : first));
            if (left >= 0 && words.any(left, Tag.bits(Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST))) {
                base(left);
            }
        }

        void perfect(int at) {
            first = at;
            perfect = true;
            if (words.is(at, HAVE_WORD)) {
                int left = left(at);
                if (!base(left)) {
                    ongoing = true;
                }
            } else if (words.is(at, HAVING)) {
                left(at);
            } else {
                pluperfect = words.has(at, Tag.HAD);
                ongoing = !pluperfect;
                left(at);
            }
        }

        /** Reads what stands before a bare verb; false if nothing there calls for one. */
        boolean base(int left) {
            if (words.has(left, Tag.WILL)) {
                first = left;
                mood = Mood.PLANNED;
                left(left);
            } else if (words.has(left, Tag.WOULD)) {
                first = left;
                mood = Mood.PLANNED;
                drop = perfect ? Drop.POSSIBLE : drop;
                left(left);
            } else if (words.any(left, Tag.bits(Tag.MAY, Tag.MUST))) {
                first = left;
                hedged = true;
                drop = perfect || progressive ? drop : Drop.POSSIBLE;
                left(left);
            } else if (words.has(left, Tag.DO)) {
                first = left;
                left(left);
            } else if (words.is(left, TO_WORD)) {
                first = left;
                infinitive(left);
            } else {
                return false;
            }
            return true;
        }

        void like(Trigger before) {
            mood = before.mood();
            hedged |= before.hedged();
            drop = before.drop().orElse(drop);
            pluperfect = before.pluperfect();
            ongoing = before.ongoing();
            present = before.present();
        }

        private void infinitive(int to) {
            int governor = governor(to - 1, GOVERNOR_REACH);
            if (governor < 0) {
                int left = left(to);
                if (words.has(left, Tag.BE) && governor(left - 1, 5, Tag.WISH.bit()) >= 0) {
                    drop = Drop.WISHED;
                } else if ((words.has(left, Tag.BE) && !words.is(left, BEEN)) || words.headline()) {
                    mood = Mood.PLANNED;
                    first = words.has(left, Tag.BE) ? left : to;
                } else {
                    drop = perfect ? drop : Drop.PURPOSE;
                }
                return;
            }
            governed(governor, true);
            first = Math.min(to, governor);
        }

        void gerund(int left) {
            boolean after = words.is(left, AFTER) || words.has(left, Tag.BY);
            if (words.is(left, WITHOUT) || words.is(left, BEFORE)) {
                drop = Drop.PURPOSE;
                return;
            }
            boolean attached = words.any(left, PREPOSITIONS) || words.any(left, governing());
            int governor = after || !attached ? -1 : governor(left, GOVERNOR_REACH);
            if (governor >= 0) {
                governed(governor, false);
            }
            ongoing = true;
        }

        void noun(int at) {
            int governor = governor(at - 1, 7);
            if (governor >= 0) {
                governed(governor, false);
            }
        }

        private long governing() {
            return Tag.bits(Tag.DENY, Tag.WISH, Tag.PLAN, Tag.SEEM, Tag.BEGIN);
        }

        /** The nearest word to the left that says how settled the movement is, or -1. */
        private int governor(int from, int reach) {
            return governor(from, reach, governing());
        }

        private int governor(int from, int reach, long wanted) {
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

        private void governed(int governor, boolean infinitive) {
            Unit unit = words.unit(governor);
            int left = left(governor);
            boolean passive = words.has(left, Tag.BE);
            if (unit.has(Tag.DENY)) {
                mood = Mood.DENIED;
            } else if (unit.has(Tag.SEEM)
                    && infinitive
                    && (passive || (!unit.has(Tag.SPEECH) && !unit.has(Tag.PLAN)))) {
                hedged = true;
                mood = perfect || progressive || ongoing ? Mood.ASSERTED : Mood.PLANNED;
            } else if (unit.has(Tag.WISH)) {
                drop = Drop.WISHED;
            } else if (unit.has(Tag.PLAN)) {
                mood = Mood.PLANNED;
                if (words.any(left, Tag.bits(Tag.MAY, Tag.MUST)) && !words.has(left, Tag.WILL)) {
                    drop = Drop.POSSIBLE;
                }
                negated |= words.has(left, Tag.NO);
            } else if (unit.has(Tag.BEGIN)) {
                beginning(left);
            } else if (unit.has(Tag.SEEM)) {
                hedged = true;
            }
        }

        /** {@code will begin to move}: the outer verb decides. */
        private void beginning(int left) {
            if (words.any(left, Tag.bits(Tag.WILL, Tag.WOULD))) {
                mood = Mood.PLANNED;
            } else if (words.any(left, Tag.bits(Tag.MAY, Tag.MUST))) {
                drop = Drop.POSSIBLE;
            } else if (words.is(left, TO_WORD)) {
                infinitive(left);
            } else {
                ongoing = true;
            }
        }

        Trigger trigger(int at, int firstUnit, Optional<Movement> movement, Optional<Movement> alone, Voice voice) {
            boolean promised = words.has(at, Tag.PLAN) && voice != Voice.NOUN && mood == Mood.ASSERTED;
            Mood settled = promised ? Mood.PLANNED : mood;
            Drop reason = drop;
            if (negated && yet && settled != Mood.DENIED && !speech()) {
                reason = Drop.STATE;
            } else if (negated) {
                settled = settled == Mood.DENIED ? Mood.ASSERTED : Mood.DENIED;
            }
            if (words.has(at + 1, Tag.OUT_OF_USE) || downed(at)) {
                reason = Drop.IDIOM;
            }
            return new Trigger(
                    at,
                    firstUnit,
                    movement,
                    alone,
                    voice,
                    settled,
                    hedged && settled != Mood.DENIED,
                    pluperfect,
                    ongoing || progressive,
                    present,
                    Optional.ofNullable(reason));
        }

        private boolean speech() {
            for (int i = 0; i < words.size(); i++) {
                if (words.has(i, Tag.SPEECH)) {
                    return true;
                }
            }
            return false;
        }

        /** {@code brought it down}. */
        private boolean downed(int at) {
            for (int i = at + 1; i < words.size() && i <= at + 3; i++) {
                if (words.is(i, DOWN)) {
                    return true;
                }
            }
            return false;
        }
    }
}
