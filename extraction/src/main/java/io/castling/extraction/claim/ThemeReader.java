package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import java.util.List;
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
    private static final long INCLUDING = Tokens.hash("including");
    private static final long BEING = Tokens.hash("being");

    private final Words words;
    private final List<Trigger> triggers;
    private final Memory memory;
    private final NounPhrases phrases;
    private final SubjectReader subjects;

    ThemeReader(Words words, List<Trigger> triggers, Memory memory) {
        this.words = words;
        this.triggers = triggers;
        this.memory = memory;
        this.phrases = new NounPhrases(words, memory);
        this.subjects = new SubjectReader(words, triggers, phrases);
    }

    /** What the trigger moves; null if nothing that is tracked. */
    @Nullable Theme theme(Trigger trigger, @Nullable Theme previous) {
        return switch (trigger.voice()) {
            case ACTIVE -> active(trigger, previous);
            case PASSIVE -> passive(trigger, previous);
            case REDUCED -> phrases.before(trigger.first(), 8);
            case GERUND -> gerund(trigger);
            case NOUN -> nominal(trigger);
            case STATE -> subjects.subject(trigger, previous);
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
        Theme subject = subjects.subject(trigger, previous);
        return subject != null ? subject : cargo(trigger);
    }

    private @Nullable Theme passive(Trigger trigger, @Nullable Theme previous) {
        if (words.is(trigger.first(), BEING)) {
            return phrases.before(trigger.first(), ANTECEDENT_REACH);
        }
        Theme subject = subjects.subject(trigger, previous);
        return subject != null ? subject : object(trigger.at() + 1);
    }

    private @Nullable Theme gerund(Trigger trigger) {
        Theme object = trigger.movement().isPresent() ? object(trigger.at() + 1) : null;
        return object != null || hasObject(trigger.at() + 1)
                ? object
                : phrases.before(trigger.first(), ANTECEDENT_REACH);
    }

    /** {@code a plane landed with two launchers on board}. */
    private @Nullable Theme cargo(Trigger trigger) {
        for (int i = trigger.at() + 1; i < words.size() && !words.is(i, Unit.Kind.BREAK); i++) {
            if (words.has(i, Tag.WITH)) {
                return phrases.find(i + 1, objectEnd(i + 1), true);
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
            if (words.is(i, Unit.Kind.SYSTEM) && !phrases.blocked(i) && afterConjunction(i) && prepositionFollows(i)) {
                return i;
            }
        }
        return words.size();
    }

    /** The system that starts at a gap. */
    Theme listed(int system, int limit) {
        return phrases.theme(system, limit);
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

    private @Nullable Theme object(int first) {
        int start = first;
        while (words.is(start, Unit.Kind.DATE) || words.has(start, Tag.ADVERB)) {
            start++;
        }
        boolean nounFollows = words.is(start + 2, Unit.Kind.NUMBER)
                || words.is(start + 2, Unit.Kind.SYSTEM)
                || words.any(start + 2, Tag.bits(Tag.A, Tag.DEFINITE, Tag.DETERMINER));
        if (nounFollows && words.has(start, Tag.TO) && words.is(start + 1, Unit.Kind.PLACE)) {
            start += 2; // is sending to Poland three units
        }
        Theme theme = phrases.find(start, objectEnd(start), true);
        if (theme != null) {
            return theme;
        }
        return words.is(start, Unit.Kind.PLACE) ? supplied(start) : null;
    }

    /** {@code supply Ukraine with a battery}. */
    private @Nullable Theme supplied(int place) {
        for (int i = place + 1; i < words.size() && i < place + 3; i++) {
            if (words.has(i, Tag.WITH)) {
                return phrases.find(i + 1, objectEnd(i + 1), true);
            }
        }
        return null;
    }

    private boolean hasObject(int first) {
        if (measure(first)) {
            return false;
        }
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

    /** {@code more than 8,000 miles from}: how far, not what. */
    private boolean measure(int first) {
        int i = first;
        while (words.has(i, Tag.ADJECTIVE) || words.is(i, Unit.Kind.NUMBER) || words.has(i, Tag.OTHER_PREPOSITION)) {
            i++;
        }
        return i > first && words.has(i, Tag.DISTANCE);
    }

    private int objectEnd(int start) {
        for (int i = start; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK)
                    || (words.any(i, OBJECT_ENDS)
                            && !words.has(i, Tag.COREFERENT_PRONOUN)
                            && !words.betweenNumbers(i)
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

    private @Nullable Theme nominal(Trigger trigger) {
        int at = trigger.at();
        if (words.has(at + 1, Tag.OF)) {
            return phrases.find(at + 2, objectEnd(at + 2), true);
        }
        int left = at - 1;
        while (words.has(left, Tag.ADJECTIVE)) {
            left--;
        }
        if (words.is(left, Unit.Kind.SYSTEM)) {
            return phrases.theme(phrases.firstOfList(left), at);
        }
        if (words.has(left, Tag.COREFERENT)) {
            return words.is(left - 1, Unit.Kind.SYSTEM) ? phrases.theme(left - 1, at) : phrases.coreferent(left);
        }
        if (words.is(left, Unit.Kind.POSSESSIVE) && words.is(left - 1, Unit.Kind.SYSTEM)) {
            return phrases.theme(left - 1, at);
        }
        for (int i = at + 1; i < words.size() && i < at + 14 && !words.is(i, Unit.Kind.BREAK); i++) {
            if ((words.has(i, Tag.OF) && words.any(i - 1, Tag.bits(Tag.PLACE_NOUN))) || words.any(i, FINITE)) {
                break;
            }
            if (words.has(i, Tag.OF) && words.is(i - 1, Unit.Kind.PLACE)) {
                return phrases.find(i + 1, objectEnd(i + 1), true);
            }
        }
        return words.has(left, Tag.DEFINITE) && memory.silence() <= 2
                ? phrases.remembered(at, at + 1, "the move")
                : null;
    }
}
