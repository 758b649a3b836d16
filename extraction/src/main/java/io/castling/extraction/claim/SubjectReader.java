package io.castling.extraction.claim;

import io.castling.extraction.claim.Trigger.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the subject of words of movement, across relative clauses and asides. */
final class SubjectReader {

    private static final long FINITE =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);
    private static final int ANTECEDENT_REACH = 16;

    private final Words words;
    private final List<Trigger> triggers;
    private final NounPhrases phrases;

    SubjectReader(Words words, List<Trigger> triggers, NounPhrases phrases) {
        this.words = words;
        this.triggers = triggers;
        this.phrases = phrases;
    }

    @Nullable Theme subject(Trigger trigger, @Nullable Theme previous) {
        int end = trigger.first();
        boolean shared = sharesSubject(end);
        if (shared && previous != null) {
            return previous;
        }
        Theme described = words.is(end - 1, Unit.Kind.COMMA) ? beforeAside(end - 1) : null;
        if (described != null) {
            return described;
        }
        for (int i = end - 1; i >= 0; i--) {
            if (words.is(i, Unit.Kind.BREAK) || words.has(i, Tag.CONDITION)) {
                return phrases.find(i + 1, end, false);
            }
            if (words.has(i, Tag.RELATIVE)
                    && i > 0
                    && (i == end - 1 || !complementizer(i))
                    && !words.has(i, Tag.CONJUNCTION)) {
                return complementizer(i) ? phrases.find(i + 1, end, false) : antecedent(i, end);
            }
            if (words.has(i, Tag.SUBORDINATOR) || (words.has(i, Tag.SPEECH) && !words.has(i - 1, Tag.BE))) {
                return phrases.find(i + 1, end, false);
            }
            if (!shared && (clauseVerb(i) || mainVerb(i)) && i < end - 1 && !insideRelative(i)) {
                return phrases.find(i + 1, end, false);
            }
        }
        return phrases.find(0, end, false);
    }

    /** {@code The launcher, an unmanned vehicle that carries two missiles, was taken}: what is named before the aside. */
    private @Nullable Theme beforeAside(int closing) {
        for (int i = closing - 1; i > 0; i--) {
            if (words.is(i, Unit.Kind.BREAK)) {
                return null;
            }
            boolean opens = words.is(i, Unit.Kind.COMMA)
                    && (words.any(i + 1, Tag.bits(Tag.A, Tag.RELATIVE))
                            || (words.is(i + 1, Unit.Kind.WORD)
                                    && words.any(i + 1, Tag.bits(Tag.WHERE, Tag.DEFINITE))));
            if (opens && !words.any(i + 1, Tag.bits(Tag.CONJUNCTION))) {
                return phrases.before(i, 4);
            }
        }
        return null;
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
        Theme own = phrases.find(relative + 1, end, false);
        return own != null ? own : phrases.before(relative, ANTECEDENT_REACH);
    }
}
