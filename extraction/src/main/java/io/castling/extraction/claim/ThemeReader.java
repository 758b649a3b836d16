package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds what moves: the object, the subject or the complement of words of movement. */
final class ThemeReader {

    private static final long OBJECT_ENDS = Tag.bits(
            Tag.FROM,
            Tag.TO,
            Tag.AT,
            Tag.NEAR,
            Tag.VIA,
            Tag.FOR,
            Tag.BY,
            Tag.OTHER_PREPOSITION,
            Tag.SUBORDINATOR,
            Tag.CONDITION,
            Tag.BE,
            Tag.HAVE,
            Tag.WILL,
            Tag.WOULD,
            Tag.MAY,
            Tag.MUST,
            Tag.DO,
            Tag.ACCORDING);
    private static final long FINITE =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);
    private static final long MODIFIERS =
            Tag.bits(Tag.ADJECTIVE, Tag.COREFERENT, Tag.WEAK_COREFERENT, Tag.UNIT_NOUN, Tag.ADVERB);
    private static final int ANTECEDENT_REACH = 16;
    private static final int COUNT_REACH = 8;

    private static final long INCLUDING = Tokens.hash("including");
    private static final long BEING = Tokens.hash("being");

    private final Words words;
    private final List<Trigger> triggers;
    private final Memory memory;

    ThemeReader(Words words, List<Trigger> triggers, Memory memory) {
        this.words = words;
        this.triggers = triggers;
        this.memory = memory;
    }

    /** What the trigger moves; null if nothing that is tracked. */
    @Nullable Theme theme(Trigger trigger, @Nullable Theme previous) {
        return switch (trigger.voice()) {
            case ACTIVE -> active(trigger, previous);
            case PASSIVE -> passive(trigger, previous);
            case REDUCED -> before(trigger.first(), 8);
            case GERUND -> gerund(trigger);
            case NOUN -> nominal(trigger);
            case STATE -> subject(trigger, previous);
        };
    }

    private @Nullable Theme active(Trigger trigger, @Nullable Theme previous) {
        if (trigger.movement().isPresent()) {
            Theme object = object(trigger.at() + 1);
            if (object != null) {
                return object;
            }
            if (hasObject(trigger.at() + 1)) {
                return trigger.alone().isPresent() ? carried(trigger, previous) : null;
            }
        }
        return carried(trigger, previous);
    }

    private @Nullable Theme carried(Trigger trigger, @Nullable Theme previous) {
        Theme subject = subject(trigger, previous);
        return subject != null ? subject : cargo(trigger);
    }

    private @Nullable Theme passive(Trigger trigger, @Nullable Theme previous) {
        if (words.is(trigger.first(), BEING)) {
            return before(trigger.first(), ANTECEDENT_REACH);
        }
        Theme subject = subject(trigger, previous);
        return subject != null ? subject : object(trigger.at() + 1);
    }

    private @Nullable Theme gerund(Trigger trigger) {
        Theme object = trigger.movement().isPresent() ? object(trigger.at() + 1) : null;
        return object != null || hasObject(trigger.at() + 1) ? object : before(trigger.first(), ANTECEDENT_REACH);
    }

    /** {@code a plane landed with two launchers on board}. */
    private @Nullable Theme cargo(Trigger trigger) {
        for (int i = trigger.at() + 1; i < words.size() && !words.is(i, Unit.Kind.BREAK); i++) {
            if (words.has(i, Tag.WITH)) {
                return find(i + 1, objectEnd(i + 1), true);
            }
            if (words.any(i, Tag.bits(Tag.SUBORDINATOR, Tag.CONDITION)) || words.any(i, FINITE)) {
                return null;
            }
        }
        return null;
    }

    /** Where a further system begins, to which the same verb applies: {@code ... and Bal on Kunashir}. */
    int gap(int from) {
        for (int i = from; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK) || words.any(i, FINITE) || words.has(i, Tag.SUBORDINATOR) || verbAt(i)) {
                return words.size();
            }
            if (words.is(i, Unit.Kind.SYSTEM) && !blocked(i) && afterConjunction(i) && prepositionFollows(i)) {
                return i;
            }
        }
        return words.size();
    }

    /** The system that starts at a gap. */
    Theme listed(int system, int limit) {
        return theme(system, limit);
    }

    private boolean afterConjunction(int system) {
        int i = system - 1;
        while (words.is(i, Unit.Kind.NUMBER)
                || words.any(i, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE, Tag.UNIT_NOUN, Tag.OF))) {
            i--;
        }
        return words.has(i, Tag.CONJUNCTION) || words.is(i, Unit.Kind.COMMA);
    }

    private boolean prepositionFollows(int system) {
        int i = system + 1;
        while (words.any(i, MODIFIERS)) {
            i++;
        }
        return words.any(i, Tag.bits(Tag.AT, Tag.TO, Tag.FROM, Tag.NEAR));
    }

    // --- objects ---

    private @Nullable Theme object(int first) {
        int start = first;
        while (words.is(start, Unit.Kind.DATE) || words.has(start, Tag.ADVERB)) {
            start++;
        }
        Theme theme = find(start, objectEnd(start), true);
        if (theme != null) {
            return theme;
        }
        return words.is(start, Unit.Kind.PLACE) ? supplied(start) : null;
    }

    /** {@code supply Ukraine with a battery}. */
    private @Nullable Theme supplied(int place) {
        for (int i = place + 1; i < words.size() && i < place + 3; i++) {
            if (words.has(i, Tag.WITH)) {
                return find(i + 1, objectEnd(i + 1), true);
            }
        }
        return null;
    }

    private boolean hasObject(int first) {
        for (int i = first; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.DATE) || words.has(i, Tag.ADVERB)) {
                continue;
            }
            return !words.is(i, Unit.Kind.COMMA)
                    && !words.is(i, Unit.Kind.BREAK)
                    && !words.any(i, OBJECT_ENDS)
                    && !words.has(i, Tag.WITH)
                    && !words.is(i, Unit.Kind.PLACE)
                    && !words.has(i, Tag.CONJUNCTION);
        }
        return false;
    }

    private int objectEnd(int start) {
        for (int i = start; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK)
                    || (words.any(i, OBJECT_ENDS)
                            && !words.has(i, Tag.COREFERENT_PRONOUN)
                            && !words.is(i, INCLUDING))) {
                return i;
            }
            if (words.is(i, Unit.Kind.COMMA) && !listGoesOn(i + 1)) {
                return i;
            }
            if (i > start && verbAt(i)) {
                return i;
            }
        }
        return words.size();
    }

    private boolean listGoesOn(int at) {
        int first = words.is(at, INCLUDING) ? at + 1 : at;
        for (int i = first; i < words.size() && i < at + 6; i++) {
            if (words.is(i, Unit.Kind.SYSTEM)) {
                return true;
            }
            if (!words.is(i, Unit.Kind.NUMBER)
                    && !words.any(i, Tag.bits(Tag.ADJECTIVE, Tag.DETERMINER, Tag.UNIT_NOUN, Tag.CONJUNCTION, Tag.OF))) {
                return false;
            }
        }
        return false;
    }

    private boolean verbAt(int unit) {
        for (Trigger trigger : triggers) {
            if (trigger.at() == unit) {
                return trigger.voice() != Voice.NOUN;
            }
        }
        return false;
    }

    // --- subjects ---

    private @Nullable Theme subject(Trigger trigger, @Nullable Theme previous) {
        int end = trigger.first();
        boolean shared = sharesSubject(end);
        if (shared && previous != null) {
            return previous;
        }
        for (int i = end - 1; i >= 0; i--) {
            if (words.is(i, Unit.Kind.BREAK) || words.has(i, Tag.CONDITION)) {
                return find(i + 1, end, false);
            }
            if (words.has(i, Tag.RELATIVE)
                    && i > 0
                    && (i == end - 1 || !complementizer(i))
                    && !words.has(i, Tag.CONJUNCTION)) {
                return complementizer(i) ? find(i + 1, end, false) : antecedent(i, end);
            }
            if (words.has(i, Tag.SUBORDINATOR) || (words.has(i, Tag.SPEECH) && !words.has(i - 1, Tag.BE))) {
                return find(i + 1, end, false);
            }
            if (!shared && (clauseVerb(i) || mainVerb(i)) && i < end - 1 && !insideRelative(i)) {
                return find(i + 1, end, false);
            }
        }
        return find(0, end, false);
    }

    private boolean clauseVerb(int unit) {
        return words.any(unit, FINITE) && !reducedVerb(unit);
    }

    /** {@code batteries bought in Norway}: a participle that describes the subject. */
    private boolean reducedVerb(int unit) {
        return words.has(unit, Tag.VERB)
                && !words.any(unit, FINITE & ~Tag.VERB.bit())
                && words.any(unit + 1, Tag.bits(Tag.AT, Tag.BY, Tag.FROM, Tag.WITH, Tag.FOR))
                && (words.is(unit - 1, Unit.Kind.SYSTEM)
                        || words.any(unit - 1, Tag.bits(Tag.UNIT_NOUN, Tag.COREFERENT)));
    }

    /** {@code the yearly output of missiles}: what is spoken of is the noun before {@code of}. */
    private boolean complement(int system, int first) {
        int i = system - 1;
        while (i >= first
                && (words.is(i, Unit.Kind.NUMBER)
                        || words.any(i, Tag.bits(Tag.DETERMINER, Tag.A, Tag.DEFINITE, Tag.ADJECTIVE, Tag.CONJUNCTION))
                        || words.is(i, Unit.Kind.COMMA)
                        || words.is(i, Unit.Kind.SYSTEM)
                        || words.is(i, Unit.Kind.POSSESSIVE)
                        || words.is(i, Unit.Kind.PLACE)
                        || words.is(i, Unit.Kind.PROPER))) {
            i--;
        }
        if (i <= first || !words.has(i, Tag.OF)) {
            return false;
        }
        return words.is(i - 1, Unit.Kind.WORD)
                && !words.any(
                        i - 1,
                        Tag.bits(
                                Tag.PORTION,
                                Tag.UNIT_NOUN,
                                Tag.COREFERENT,
                                Tag.WEAK_COREFERENT,
                                Tag.COMPONENT_NOUN,
                                Tag.DETERMINER,
                                Tag.CARRIER));
    }

    private boolean sharesSubject(int end) {
        int i = end - 1;
        while (words.any(i, Tag.bits(Tag.ADVERB, Tag.HEDGE)) || words.is(i, Unit.Kind.DATE)) {
            i--;
        }
        return words.has(i, Tag.CONJUNCTION);
    }

    private boolean complementizer(int that) {
        int i = that - 1;
        while (words.is(i, Unit.Kind.DATE) || words.has(i, Tag.ADVERB)) {
            i--;
        }
        long speech = Tag.bits(
                Tag.SPEECH, Tag.DENY, Tag.CLAIM_NOUN, Tag.BEGIN, Tag.HEDGING_SPEECH, Tag.WISH, Tag.PLAN, Tag.PRONOUN);
        if (words.any(i, speech) || words.any(that, Tag.bits(Tag.WHERE))) {
            return true;
        }
        for (int j = i; j >= 0 && j > i - 6; j--) {
            if (words.any(j, Tag.bits(Tag.COREFERENT, Tag.WEAK_COREFERENT)) || words.is(j, Unit.Kind.SYSTEM)) {
                return false;
            }
            if (words.any(j, Tag.bits(Tag.SPEECH, Tag.HEDGING_SPEECH))) {
                return true;
            }
        }
        return false;
    }

    private boolean mainVerb(int unit) {
        for (Trigger trigger : triggers) {
            if (trigger.at() == unit) {
                return trigger.voice() == Voice.ACTIVE || trigger.voice() == Voice.PASSIVE;
            }
        }
        return false;
    }

    /** Whether the verb belongs to a relative clause that stands between the subject and its own verb. */
    private boolean insideRelative(int verb) {
        for (int i = verb - 1; i >= 0 && i > verb - 12; i--) {
            if (words.has(i, Tag.RELATIVE) && !complementizer(i)) {
                return true;
            }
            if (words.is(i, Unit.Kind.BREAK)) {
                return false;
            }
        }
        return false;
    }

    private @Nullable Theme antecedent(int relative, int end) {
        Theme own = find(relative + 1, end, false);
        return own != null ? own : before(relative, ANTECEDENT_REACH);
    }

    /** The nearest candidate to the left. */
    private @Nullable Theme before(int end, int reach) {
        for (int i = end - 1; i >= 0 && i >= end - reach; i--) {
            if (words.is(i, Unit.Kind.SYSTEM) && !blocked(i)) {
                return theme(firstOfList(i), end);
            }
            if ((words.has(i, Tag.COREFERENT) && !words.is(i - 1, Unit.Kind.SYSTEM))
                    || (words.has(i, Tag.WEAK_COREFERENT) && definite(i))) {
                return coreferent(i);
            }
            if (words.is(i, Unit.Kind.BREAK)) {
                return null;
            }
        }
        return null;
    }

    private int firstOfList(int system) {
        int first = system;
        for (int i = system - 1; i >= 0 && i > system - 6; i--) {
            if (words.is(i, Unit.Kind.SYSTEM) && !blocked(i)) {
                first = i;
            } else if (!words.is(i, Unit.Kind.COMMA)
                    && !words.is(i, Unit.Kind.NUMBER)
                    && !words.any(i, Tag.bits(Tag.CONJUNCTION, Tag.DETERMINER, Tag.ADJECTIVE, Tag.UNIT_NOUN))) {
                break;
            }
        }
        return first;
    }

    // --- nouns ---

    private @Nullable Theme nominal(Trigger trigger) {
        int at = trigger.at();
        if (words.has(at + 1, Tag.OF)) {
            return find(at + 2, objectEnd(at + 2), true);
        }
        int left = at - 1;
        while (words.has(left, Tag.ADJECTIVE)) {
            left--;
        }
        if (words.is(left, Unit.Kind.SYSTEM)) {
            return theme(firstOfList(left), at);
        }
        if (words.has(left, Tag.COREFERENT)) {
            return words.is(left - 1, Unit.Kind.SYSTEM) ? theme(left - 1, at) : coreferent(left);
        }
        if (words.is(left, Unit.Kind.POSSESSIVE) && words.is(left - 1, Unit.Kind.SYSTEM)) {
            return theme(left - 1, at);
        }
        for (int i = at + 1; i < words.size() && i < at + 14 && !words.is(i, Unit.Kind.BREAK); i++) {
            if ((words.has(i, Tag.OF) && words.any(i - 1, Tag.bits(Tag.PLACE_NOUN))) || words.any(i, FINITE)) {
                break;
            }
            if (words.has(i, Tag.OF) && words.is(i - 1, Unit.Kind.PLACE)) {
                return find(i + 1, objectEnd(i + 1), true);
            }
        }
        return words.has(left, Tag.DEFINITE) && memory.silence() <= 2 ? remembered(at, at + 1, "the move") : null;
    }

    // --- candidates ---

    private @Nullable Theme find(int first, int end, boolean object) {
        int avoid = -1;
        for (int i = first; i < end; i++) {
            if (!object && words.any(i, Tag.bits(Tag.OTHER_PREPOSITION, Tag.BY)) && !words.is(i, Unit.Kind.DATE)) {
                avoid = i;
            }
            if (words.is(i, Unit.Kind.COMMA) || words.any(i, FINITE | Tag.bits(Tag.SPEECH, Tag.BEGIN))) {
                avoid = -1;
            }
            if (words.is(i, Unit.Kind.SYSTEM) && avoid < 0 && !blocked(i) && !(object && complement(i, first))) {
                return theme(i, end);
            }
        }
        return coreferentIn(first, end, object);
    }

    private @Nullable Theme coreferentIn(int first, int end, boolean object) {
        for (int i = first; i < end; i++) {
            boolean foreign = words.any(i, Tag.bits(Tag.OTHER_PREPOSITION, Tag.BY)) && !words.has(i, Tag.ADVERB);
            if ((foreign && i > first) || words.is(i, Unit.Kind.SYSTEM)) {
                return null;
            }
            if (words.has(i, Tag.COREFERENT) && !notMovedAfter(i)) {
                return coreferent(i);
            }
            if (words.has(i, Tag.WEAK_COREFERENT) && definite(i) && !notMovedAfter(i)) {
                return coreferent(i);
            }
            boolean pronoun = words.has(i, Tag.COREFERENT_PRONOUN)
                    && (memory.silence() <= 3 || !namedBefore(i).isEmpty());
            if (pronoun
                    && (i == first
                            || words.is(i - 1, Unit.Kind.COMMA)
                            || words.any(i - 1, Tag.bits(Tag.ADVERB, Tag.CONJUNCTION)))
                    && (i + 1 == end || !object)) {
                return remembered(i, i + 1, "they");
            }
        }
        return null;
    }

    private boolean definite(int noun) {
        for (int i = noun - 1; i >= 0 && i >= noun - 4; i--) {
            if (words.has(i, Tag.DEFINITE)) {
                return true;
            }
            if (words.is(i, Unit.Kind.NUMBER) && (words.headline() || memory.silence() <= 1)) {
                return true;
            }
            if (!words.has(i, Tag.ADJECTIVE) && !words.is(i, Unit.Kind.NUMBER)) {
                return false;
            }
        }
        return false;
    }

    private boolean notMovedAfter(int noun) {
        int i = noun + 1;
        while (words.any(i, MODIFIERS)) {
            i++;
        }
        return words.has(i, Tag.NOT_MOVED) && !words.has(i, Tag.WEAK_COREFERENT);
    }

    /** {@code Patriot crews}, {@code the S-400 deal}. */
    private boolean blocked(int system) {
        return notMovedAfter(system);
    }

    private @Nullable Theme coreferent(int noun) {
        return remembered(noun, noun + 1, words.text(noun, noun + 1));
    }

    private @Nullable Theme remembered(int first, int end, String noun) {
        List<WeaponSystem> systems = namedBefore(first);
        if (systems.isEmpty()) {
            systems = memory.systems(noun);
        }
        return systems.isEmpty() ? null : complete(systems, first, end, false);
    }

    /** The last systems that the sentence itself names before the unit. */
    private List<WeaponSystem> namedBefore(int unit) {
        for (int i = unit - 1; i >= 0; i--) {
            SystemMention mention = words.unit(i).system();
            if (mention != null) {
                return blocked(i)
                        ? List.of(mention.system())
                        : theme(firstOfList(i), unit).systems();
            }
        }
        return List.of();
    }

    private Theme theme(int system, int limit) {
        List<WeaponSystem> systems = new ArrayList<>(2);
        int last = system;
        boolean joined = true;
        for (int i = system; i < Math.min(limit, words.size()); i++) {
            SystemMention mention = words.unit(i).system();
            if (mention != null && joined && !blocked(i)) {
                if (!systems.contains(mention.system())) {
                    systems.add(mention.system());
                }
                last = i;
                joined = false;
            } else if (words.is(i, Unit.Kind.COMMA) || words.has(i, Tag.CONJUNCTION)) {
                joined = true;
            } else if (mention == null
                    && !words.is(i, Unit.Kind.NUMBER)
                    && i > last
                    && !words.any(i, MODIFIERS | Tag.bits(Tag.DETERMINER, Tag.OF, Tag.A))
                    && !(words.is(i, Unit.Kind.WORD) && words.unit(i).entry().unknown())
                    && !words.has(i, Tag.COMPONENT_NOUN)
                    && !fromPlace(i)) {
                break;
            }
        }
        return complete(systems, system, last + 1, true);
    }

    /** {@code launchers from the US and}: where they are from stands inside the list. */
    private boolean fromPlace(int at) {
        return (words.has(at, Tag.FROM) && (words.is(at + 1, Unit.Kind.PLACE) || words.is(at + 2, Unit.Kind.PLACE)))
                || (words.is(at, Unit.Kind.PLACE) && (words.has(at - 1, Tag.FROM) || words.has(at - 2, Tag.FROM)));
    }

    private Theme complete(List<WeaponSystem> systems, int first, int end, boolean named) {
        int last = end;
        while (words.any(last, Tag.bits(Tag.UNIT_NOUN, Tag.COREFERENT, Tag.COMPONENT_NOUN))
                || words.has(last, Tag.ADJECTIVE)) {
            last++;
        }
        boolean launcher = false;
        boolean interceptors = false;
        boolean components = false;
        for (int i = Math.max(0, first - 4); i < last; i++) {
            interceptors |= words.has(i, Tag.INTERCEPTOR_NOUN) && i >= first - 2;
            components |= words.has(i, Tag.COMPONENT_NOUN);
            launcher |= words.has(i, Tag.UNIT_NOUN) && !words.has(i, Tag.INTERCEPTOR_NOUN);
        }
        Materiel materiel = systems.getFirst().materiel();
        if (components && !launcher) {
            materiel = Materiel.COMPONENTS;
        } else if (interceptors
                && !launcher
                && systems.getFirst().systemClass() != io.castling.extraction.arms.SystemClass.BALLISTIC_MISSILE) {
            materiel = Materiel.INTERCEPTORS;
        }
        int start = countStart(first);
        return new Theme(
                systems,
                first,
                last,
                named,
                launcher,
                count(start, last),
                start < first ? Optional.of(words.text(start, last)) : Optional.empty(),
                materiel,
                (start < words.size() && words.has(start, Tag.NO)) || words.has(start - 1, Tag.NO));
    }

    /** Where the noun phrase around the unit starts. */
    private int countStart(int first) {
        int i = first;
        while (i > 0 && i > first - COUNT_REACH) {
            int before = i - 1;
            boolean inside = words.is(before, Unit.Kind.NUMBER)
                    || words.is(before, Unit.Kind.POSSESSIVE)
                    || (words.is(before, Unit.Kind.PLACE) && words.is(i, Unit.Kind.POSSESSIVE))
                    || words.any(
                            before,
                            Tag.bits(Tag.ADJECTIVE, Tag.DETERMINER, Tag.A, Tag.DEFINITE, Tag.OF, Tag.UNIT_NOUN, Tag.NO))
                    || words.is(before, Unit.Kind.PROPER)
                    || (words.is(before, Unit.Kind.WORD)
                            && words.unit(before).entry().unknown());
            if (!inside) {
                break;
            }
            i = before;
        }
        return i;
    }

    /** {@code the first of two batteries}. */
    private boolean firstOf(int at) {
        return words.has(at + 1, Tag.OF) && words.is(at + 2, Unit.Kind.NUMBER);
    }

    private boolean singular(int from, int end) {
        for (int i = from; i < end; i++) {
            if (words.has(i, Tag.SINGULAR_UNIT) || (words.is(i, Unit.Kind.SYSTEM) && i + 1 >= end)) {
                return true;
            }
        }
        return false;
    }

    private OptionalInt count(int start, int end) {
        for (int i = start; i < end; i++) {
            int number = words.is(i, Unit.Kind.NUMBER) ? words.unit(i).number() : 0;
            if (number > 0 && number < 2000) {
                return OptionalInt.of(number);
            }
            if (words.has(i, Tag.A)
                    || (words.has(i, Tag.DEFINITE) && words.has(i + 1, Tag.ADJECTIVE) && firstOf(i + 1))) {
                return singular(i + 1, end) ? OptionalInt.of(1) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
