package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.claim.Trigger.Voice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells older movements, which an article recalls, from its news. */
final class Background {

    private final Words words;
    private final List<Trigger> triggers;
    private final Contexts contexts;
    private final Optional<LocalDate> published;
    private final int number;

    /** @param number of the sentence in the article, the headline being 0 */
    Background(Words words, List<Trigger> triggers, Contexts contexts, Optional<LocalDate> published, int number) {
        this.words = words;
        this.triggers = triggers;
        this.contexts = contexts;
        this.published = published;
        this.number = number;
    }

    boolean has(Trigger trigger, Times.Found time, Status status) {
        if (status != Status.REPORTED) {
            return false;
        }
        if (trigger.pluperfect() && contexts.relative(trigger) && movesOn(trigger)) {
            return true;
        }
        if (time.exact() && published.isPresent() && time.period().isPresent()) {
            Period period = time.period().get();
            boolean old = period.end().isBefore(published.get().minusDays(180));
            boolean lastYear = period.end().isBefore(published.get().minusDays(20))
                    && period.start().plusDays(300).isBefore(period.end());
            boolean aside = contexts.relative(trigger) && movesOn(trigger);
            boolean earlier =
                    ((trigger.pluperfect() && number > 1 && (!contexts.reported(trigger) || contexts.relative(trigger)))
                                    || aside)
                            && period.end().isBefore(published.get().minusDays(20));
            return old
                    || earlier
                    || (lastYear && (number > 1 || trigger.voice() == Voice.REDUCED || contexts.relative(trigger)));
        }
        return contexts.previously(trigger)
                || (trigger.pluperfect()
                        && number > 1
                        && !contexts.reported(trigger)
                        && time.period().isEmpty())
                || (trigger.voice() == Voice.REDUCED
                        && !words.headline()
                        && time.period().isEmpty());
    }

    /** Whether the main clause goes on to tell of a later movement. */
    private boolean movesOn(Trigger trigger) {
        return triggers.stream()
                .anyMatch(other -> other.at() > trigger.at()
                        && !other.pluperfect()
                        && other.alone().filter(m -> m == Movement.STAND).isEmpty()
                        && (other.voice() == Voice.PASSIVE || other.voice() == Voice.ACTIVE));
    }
}
