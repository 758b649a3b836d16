package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds when a movement took or takes place: the date nearest to it in its sentence. */
final class Times {

    private static final int SPEECH_REACH = 4;

    private final Words words;
    private final List<Trigger> triggers;
    private final Asides asides;
    private final Optional<LocalDate> published;

    Times(Words words, List<Trigger> triggers, Asides asides, Optional<LocalDate> published) {
        this.words = words;
        this.triggers = triggers;
        this.asides = asides;
        this.published = published;
    }

    /** @param exact whether the date is that of the movement, not of the words about it */
    record Found(Optional<Period> period, boolean exact) {}

    Found of(Trigger trigger, boolean future) {
        if (published.isEmpty()) {
            return new Found(Optional.empty(), false);
        }
        int own = nearest(trigger, false);
        if (own >= 0) {
            Optional<Period> period = resolve(own, future);
            if (period.isPresent()) {
                boolean ofAnother =
                        trigger.voice() == Trigger.Voice.NOUN && own < trigger.at() && verbs(own, trigger) > 0;
                return new Found(period, !ofAnother);
            }
        }
        int speech = future ? -1 : nearest(trigger, true);
        return new Found(speech < 0 ? Optional.empty() : resolve(speech, false), false);
    }

    /** Whether a movement told in the present is dated after the day of publication. */
    boolean ahead(Trigger trigger) {
        if (!trigger.present() || published.isEmpty()) {
            return false;
        }
        int own = nearest(trigger, false);
        return own >= 0
                && resolve(own, true)
                        .filter(p -> p.end().isAfter(published.get()))
                        .isPresent();
    }

    private Optional<Period> resolve(int unit, boolean future) {
        DateExpression date = words.unit(unit).date();
        return date == null ? Optional.empty() : date.on(published.orElseThrow(), future);
    }

    /** The nearest date on this side of a border of clauses, those after the verb first. */
    private int nearest(Trigger trigger, boolean ofSpeech) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < words.size(); i++) {
            if (!words.is(i, Unit.Kind.DATE) || speech(i) != ofSpeech || belongsElsewhere(i, trigger)) {
                continue;
            }
            int anchor = anchor(trigger);
            int distance = i > anchor ? i - anchor : (anchor - i) * 2;
            distance += borders(Math.min(i, trigger.at()), Math.max(i, trigger.at())) * 12;
            distance += verbs(i, trigger) * 15;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best >= 0 && (ofSpeech || least < 40) ? best : -1;
    }

    /** {@code the launchers that were brought in May have gone}: the date is that of the verb before it. */
    private boolean belongsElsewhere(int date, Trigger trigger) {
        if (date > trigger.first() || joined(date + 1, trigger.first())) {
            return false;
        }
        for (Trigger other : triggers) {
            if (other.at() < date && other.voice() != Trigger.Voice.NOUN && !joined(other.at() + 1, date)) {
                return true;
            }
        }
        return false;
    }

    private boolean joined(int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.is(i, Unit.Kind.COMMA) || words.is(i, Unit.Kind.BREAK) || words.has(i, Tag.CONJUNCTION)) {
                return true;
            }
        }
        return false;
    }

    /** {@code the withdrawal, announced last autumn, was completed on Monday}: the verb has the date of its noun. */
    private int anchor(Trigger trigger) {
        if (trigger.voice() == Trigger.Voice.NOUN) {
            for (int i = words.size() - 1; i > trigger.at(); i--) {
                if (words.has(i, Tag.BEGIN)) {
                    return i;
                }
            }
        }
        return trigger.at();
    }

    private int verbs(int date, Trigger trigger) {
        int verbs = 0;
        for (int i = Math.min(date, trigger.at()) + 1; i < Math.max(date, trigger.first()); i++) {
            boolean own = i >= trigger.first() && i <= trigger.at();
            verbs += !own && (words.unit(i).entry().forms() != 0 || words.has(i, Tag.VERB)) ? 1 : 0;
        }
        return verbs;
    }

    private int borders(int from, int to) {
        int borders = 0;
        for (int i = from + 1; i < to; i++) {
            if (words.is(i, Unit.Kind.BREAK) || words.any(i, Tag.bits(Tag.SUBORDINATOR, Tag.CONDITION))) {
                borders++;
            }
        }
        return borders;
    }

    private boolean speech(int date) {
        if (asides.has(date)) {
            return true;
        }
        for (int i = date - 1; i >= 0 && i >= date - SPEECH_REACH; i--) {
            if (words.has(i, Tag.SPEECH)) {
                return true;
            }
            if (words.unit(i).entry().forms() != 0 || words.is(i, Unit.Kind.COMMA)) {
                return false;
            }
        }
        return words.has(date + 1, Tag.SPEECH);
    }
}
