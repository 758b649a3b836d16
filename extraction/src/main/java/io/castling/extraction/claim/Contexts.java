package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.SystemClass;
import io.castling.extraction.claim.Trigger.Mood;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Tokens;
import io.castling.extraction.text.WordSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rest of a sentence makes of a movement: questions, conditions, denials, hedges, shots and sales. */
final class Contexts {

    private static final Set<SystemClass> FLYING = Set.of(
            SystemClass.BALLISTIC_MISSILE,
            SystemClass.CRUISE_MISSILE,
            SystemClass.ANTI_SHIP_MISSILE,
            SystemClass.AIR_LAUNCHED_MISSILE,
            SystemClass.INTERCEPTOR);
    private static final WordSet ADDITIVES = WordSet.of("too also likewise well");
    private static final long ALSO = Tokens.hash("also");
    private static final long BORDERS = Tag.bits(Tag.CONDITION);

    private final Words words;
    private final List<Trigger> triggers;
    private final Memory memory;
    private final boolean strike;
    private final boolean commerce;

    Contexts(Words words, List<Trigger> triggers, Memory memory) {
        this.words = words;
        this.memory = memory;
        this.triggers = triggers;
        boolean strikes = false;
        boolean trades = false;
        for (int i = 0; i < words.size(); i++) {
            strikes |= words.has(i, Tag.STRIKE);
            trades |= words.has(i, Tag.COMMERCE);
        }
        strike = strikes;
        if (strikes) {
            memory.strike();
        }
        commerce = trades;
    }

    /** The trigger as its sentence bends it: dropped, denied, or as it is. */
    Trigger judge(Trigger trigger) {
        if (trigger.drop().isPresent()) {
            return trigger;
        }
        if (words.question()) {
            return trigger.dropped(Drop.QUESTION);
        }
        if (conditional(trigger)) {
            return trigger.dropped(Drop.CONDITIONAL);
        }
        Trigger judged = denied(trigger) ? trigger.denied() : trigger;
        return judged.mood() == Mood.DENIED && !words.headline() && describes(judged)
                ? judged.dropped(Drop.ASIDE)
                : judged;
    }

    /** {@code the system that Cyprus decided not to deploy}: it tells which system, and denies nothing. */
    private boolean describes(Trigger trigger) {
        for (int i = trigger.first() - 1; i > 0 && i > trigger.first() - 8; i--) {
            if (words.is(i, Unit.Kind.BREAK)) {
                return false;
            }
            if (words.has(i, Tag.RELATIVE)) {
                return words.is(i - 1, Unit.Kind.SYSTEM) || words.any(i - 1, Tag.bits(Tag.UNIT_NOUN, Tag.COREFERENT));
            }
        }
        return false;
    }

    private boolean conditional(Trigger trigger) {
        for (int i = trigger.first() - 1; i >= 0; i--) {
            if (words.has(i, Tag.CONDITION)) {
                return true;
            }
            if (words.is(i, Unit.Kind.BREAK) || words.is(i, Unit.Kind.COMMA)) {
                break;
            }
        }
        if (trigger.mood() != Mood.PLANNED) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.any(i, BORDERS) && !words.is(i, Unit.Kind.DATE)) {
                return true;
            }
        }
        return false;
    }

    /** {@code denied that}, {@code dismissed reports that}, {@code reports that ... were denied}. */
    private boolean denied(Trigger trigger) {
        boolean claimed = false;
        for (int i = trigger.first() - 1; i >= 0 && !words.is(i, Unit.Kind.BREAK); i--) {
            claimed |= words.has(i, Tag.CLAIM_NOUN);
            if (words.has(i, Tag.DENY)) {
                return takesClause(i) && clear(i, trigger.first());
            }
        }
        if (!claimed) {
            return false;
        }
        for (int i = trigger.at() + 1; i < words.size() && !words.is(i, Unit.Kind.BREAK); i++) {
            if (words.has(i, Tag.DENY)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is denied is told after the word of denial: {@code that ...}, {@code a report that ...}. */
    private boolean takesClause(int denial) {
        for (int i = denial + 1; i < words.size() && i <= denial + 5; i++) {
            if (words.any(i, Tag.bits(Tag.RELATIVE, Tag.CLAIM_NOUN))) {
                return true;
            }
            boolean filler = words.is(i, Unit.Kind.DATE)
                    || words.is(i, Unit.Kind.PROPER)
                    || words.any(i, Tag.bits(Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE, Tag.AT, Tag.FROM));
            if (!filler) {
                return false;
            }
        }
        return false;
    }

    private boolean clear(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (words.is(i, Unit.Kind.COMMA) && words.any(i + 1, Tag.bits(Tag.SUBORDINATOR, Tag.CONJUNCTION))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sentence marks the move as uncertain. */
    boolean hedged(Trigger trigger, Theme theme) {
        for (int i = 0; i < words.size(); i++) {
            if (words.has(i, Tag.HEDGE) && near(i, trigger, theme)) {
                return true;
            }
            if (words.has(i, Tag.HEDGING_SPEECH) && !words.has(i - 1, Tag.A) && governs(i, trigger)) {
                return true;
            }
        }
        return false;
    }

    /** A hedge belongs to a movement if no other verb and no clause stands between them. */
    private boolean near(int hedge, Trigger trigger, Theme theme) {
        int first = Math.min(hedge, Math.min(trigger.first(), theme.first()));
        int last = Math.max(hedge, Math.min(Math.max(trigger.at(), theme.first()), words.size() - 1));
        if (hedge > trigger.at() && hedge > theme.first()) {
            return false;
        }
        for (int i = first; i <= last; i++) {
            boolean inside =
                    i >= Math.min(trigger.first(), theme.first()) && i <= Math.max(trigger.at(), theme.first());
            if (!inside
                    && (words.is(i, Unit.Kind.BREAK)
                            || (words.has(i, Tag.SUBORDINATOR) && !words.has(i, Tag.RELATIVE))
                            || otherVerb(i, trigger))) {
                return false;
            }
        }
        return true;
    }

    private boolean otherVerb(int unit, Trigger trigger) {
        return triggers.stream().anyMatch(t -> t.at() == unit && t.at() != trigger.at() && t.voice() != Voice.NOUN);
    }

    private boolean governs(int speech, Trigger trigger) {
        int from = Math.min(speech, trigger.at());
        int to = Math.max(speech, trigger.at());
        for (int i = from; i < to; i++) {
            if (words.is(i, Unit.Kind.BREAK)) {
                return false;
            }
        }
        return speech < trigger.at() ? !otherSubject(speech, trigger) : true;
    }

    private boolean otherSubject(int speech, Trigger trigger) {
        for (int i = speech + 1; i < trigger.first(); i++) {
            if (words.is(i, Unit.Kind.COMMA) && words.any(i + 1, Tag.bits(Tag.CONJUNCTION, Tag.SUBORDINATOR))) {
                return true;
            }
        }
        return false;
    }

    /** Why a movement that is told as such is none that counts. */
    Optional<Drop> excludes(Trigger trigger, Movement movement, Theme theme) {
        boolean trade = commerce
                && (movement == Movement.GIVE || movement == Movement.RECEIVE || trigger.voice() == Voice.NOUN);
        if (trade && trigger.mood() == Mood.PLANNED) {
            return Optional.of(Drop.COMMERCE);
        }
        boolean shot = strike || (memory.strikes() && words.has(trigger.at(), Tag.FLIES));
        if (shot && !theme.launcher() && words.has(trigger.at(), Tag.FLIGHT) && flies(theme)) {
            return Optional.of(Drop.FLIGHT);
        }
        return Optional.empty();
    }

    private static boolean flies(Theme theme) {
        return theme.materiel() == Materiel.INTERCEPTORS
                || FLYING.contains(theme.lead().systemClass());
    }

    /** {@code is stationed}, {@code launchers deployed in}: they are there, nobody says since when. */
    boolean state(Trigger trigger, Movement movement) {
        if (movement != Movement.EMPLACE || trigger.mood() != Mood.ASSERTED) {
            return false;
        }
        boolean present =
                trigger.voice() == Voice.PASSIVE && words.has(trigger.first(), Tag.BE_PRESENT) && !trigger.ongoing();
        return present || (trigger.voice() == Voice.REDUCED && !words.headline());
    }

    /** {@code too}, {@code as well}: what is told goes for what was told before. */
    boolean additive(Trigger trigger) {
        for (int i = trigger.at() + 1; i < words.size() && !words.is(i, Unit.Kind.BREAK); i++) {
            if (ADDITIVES.contains(words.tokens().hash(words.unit(i).end() - 1))) {
                return true;
            }
        }
        for (int i = Math.max(0, trigger.first() - 1); i < trigger.at(); i++) {
            if (words.is(i, ALSO)) {
                return true;
            }
        }
        return false;
    }

    boolean previously(Trigger trigger) {
        for (int i = Math.max(0, trigger.first() - 3); i <= Math.min(words.size() - 1, trigger.at() + 2); i++) {
            if (words.has(i, Tag.PREVIOUSLY)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the movement is told in a relative clause. */
    boolean relative(Trigger trigger) {
        for (int i = trigger.first() - 1; i >= 0 && i > trigger.first() - 8; i--) {
            if (words.has(i, Tag.RELATIVE)
                    && !words.any(i - 1, Tag.bits(Tag.SPEECH, Tag.DENY, Tag.CLAIM_NOUN, Tag.HEDGING_SPEECH))) {
                return true;
            }
            if (words.is(i, Unit.Kind.BREAK)) {
                return false;
            }
        }
        return false;
    }

    /** Whether somebody is said to tell of the movement, which shifts its tense. */
    boolean reported(Trigger trigger) {
        for (int i = 0; i < words.size(); i++) {
            if (words.any(i, Tag.bits(Tag.SPEECH, Tag.HEDGING_SPEECH, Tag.BEGIN, Tag.CLAIM_NOUN))) {
                return true;
            }
        }
        return false;
    }
}
