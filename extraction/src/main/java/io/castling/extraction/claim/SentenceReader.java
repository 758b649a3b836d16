package io.castling.extraction.claim;

import io.castling.extraction.arms.WeaponSystem;
import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.claim.Trigger.Mood;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the movements of one sentence. */
final class SentenceReader {

    private final Words words;
    private final Memory memory;
    private final int number;
    private final Optional<LocalDate> published;
    private final List<Trigger> triggers;
    private final List<PlacePhrase> phrases;
    private final Asides asides;
    private final ThemeReader themes;
    private final Contexts contexts;
    private final Times times;
    private final List<Reading> readings = new ArrayList<>();

    private SentenceReader(
            Words words,
            List<Trigger> triggers,
            Contexts contexts,
            Memory memory,
            int number,
            Optional<LocalDate> published) {
        this.words = words;
        this.memory = memory;
        this.number = number;
        this.published = published;
        this.triggers = triggers;
        this.phrases = PlacePhraseReader.read(words);
        this.asides = Asides.of(words);
        this.themes = new ThemeReader(words, triggers, memory);
        this.contexts = contexts;
        this.times = new Times(words, asides, published);
    }

    /**
     * @param number of the sentence in the article, the headline being 0
     * @return a reading of each movement that was considered
     */
    static List<Reading> read(Words words, Memory memory, int number, Optional<LocalDate> published) {
        List<Trigger> triggers = speaksOfSystems(words, memory) ? TriggerReader.read(words) : List.of();
        Contexts contexts = new Contexts(words, triggers, memory);
        if (triggers.isEmpty() && !words.has(Unit.Kind.PLACE)) {
            return List.of();
        }
        return new SentenceReader(words, triggers, contexts, memory, number, published).read();
    }

    /** Whether anything in the sentence can be a system: most sentences of most articles cost no more than this. */
    private static boolean speaksOfSystems(Words words, Memory memory) {
        long nouns = Tag.bits(Tag.COREFERENT, Tag.WEAK_COREFERENT);
        long wanted = memory.silence() <= 3 ? nouns | Tag.COREFERENT_PRONOUN.bit() : nouns;
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.SYSTEM) || words.any(i, wanted)) {
                return true;
            }
        }
        return false;
    }

    private List<Reading> read() {
        Theme previous = null;
        for (Trigger found : triggers) {
            Trigger trigger = contexts.judge(times.ahead(found) ? found.planned() : found);
            Theme theme = themes.theme(trigger, previous);
            if (theme != null && trigger.voice() != Voice.NOUN) {
                previous = theme;
            }
            read(trigger, theme);
        }
        rememberPlaces();
        return readings;
    }

    private void rememberPlaces() {
        for (PlacePhrase phrase : phrases) {
            boolean own = phrase.role() != PlacePhrase.Role.OTHER && !asides.has(phrase.first());
            if (own) {
                phrase.places().forEach(memory::mention);
            }
            if (own && (phrase.role() == PlacePhrase.Role.AT || phrase.role() == PlacePhrase.Role.NEAR)) {
                memory.site(phrase.places().getFirst());
            }
        }
    }

    private void read(Trigger trigger, @Nullable Theme theme) {
        Movement movement = movement(trigger, theme);
        if (trigger.drop().isPresent()) {
            drop(trigger, movement, trigger.drop().get());
            return;
        }
        if (theme == null) {
            drop(trigger, movement, Drop.NOTHING_TRACKED);
            return;
        }
        Optional<Drop> reason = contexts.excludes(trigger, movement, theme);
        if (reason.isPresent()) {
            drop(trigger, movement, reason.get());
            return;
        }
        boolean support = movement == Movement.STAND || contexts.state(trigger, movement);
        Scope scope = new Scope(trigger, movement, support);
        int gap = theme.first() > trigger.at() ? themes.gap(theme.end()) : words.size();
        take(scope, theme, trigger.at() + 1, gap);
        while (gap < words.size()) {
            int next = themes.gap(gap + 1);
            take(scope, themes.listed(gap, next), gap, next);
            gap = next;
        }
    }

    /** One movement, of which several systems may tell: {@code Bastion to Iturup and Bal to Kunashir}. */
    private record Scope(Trigger trigger, Movement movement, boolean support) {}

    /** Takes what is said of one theme between two units to the right of the trigger, and to its left. */
    private void take(Scope scope, Theme theme, int from, int limit) {
        Trigger trigger = scope.trigger();
        Movement movement = scope.movement();
        Ends.Found ends = Ends.read(words, triggers, phrases, asides, memory, trigger, movement, theme, from, limit);
        if (ends.none() && movement == Movement.REMOVE && unplaced(trigger)) {
            ends = memory.site()
                    .map(p -> new Ends.Found(List.of(p), List.of(), List.of(), false))
                    .orElse(ends);
        }
        if (ends.none()) {
            drop(trigger, movement, Drop.NO_PLACE);
            return;
        }
        for (WeaponSystem system : theme.systems()) {
            readings.add(new Reading.Taken(draft(system, scope, theme, ends)));
        }
        if (!scope.support()) {
            memory.moved(theme.systems());
            ends.destinations().stream().findFirst().ifPresent(memory::ended);
        }
    }

    /** Whether the movement is told with a subject and without a word of where. */
    private boolean unplaced(Trigger trigger) {
        boolean told =
                trigger.voice() == Voice.PASSIVE || trigger.voice() == Voice.STATE || trigger.voice() == Voice.ACTIVE;
        return told
                && !words.is(trigger.at() + 1, Unit.Kind.PROPER)
                && !words.any(trigger.at() + 1, Tag.bits(Tag.FROM, Tag.TO, Tag.AT, Tag.FOR));
    }

    private void drop(Trigger trigger, Movement movement, Drop reason) {
        readings.add(new Reading.Dropped(words.span(trigger.at(), trigger.at() + 1), rule(trigger, movement), reason));
    }

    private Movement movement(Trigger trigger, @Nullable Theme theme) {
        boolean objectMoves = theme != null && theme.first() > trigger.at();
        boolean transitive = trigger.voice() == Voice.PASSIVE
                || trigger.voice() == Voice.REDUCED
                || trigger.voice() == Voice.NOUN
                || objectMoves;
        Optional<Movement> first = transitive ? trigger.movement() : trigger.alone();
        return first.or(trigger::movement).or(trigger::alone).orElse(Movement.TRANSFER);
    }

    private Draft draft(WeaponSystem system, Scope scope, Theme theme, Ends.Found ends) {
        Trigger trigger = scope.trigger();
        boolean denied = trigger.mood() == Mood.DENIED || (theme.none() && trigger.mood() == Mood.ASSERTED);
        Status status = denied ? Status.DENIED : trigger.mood() == Mood.PLANNED ? Status.PLANNED : Status.REPORTED;
        boolean hedged = status != Status.DENIED && (trigger.hedged() || contexts.hedged(trigger, theme));
        Times.Found time = times.of(trigger, status == Status.PLANNED);
        return new Draft(
                system,
                ends.origins(),
                ends.destinations(),
                ends.via(),
                theme.count(),
                theme.quantity(),
                theme.materiel(),
                time.period(),
                time.exact(),
                status,
                hedged,
                background(trigger, time, status),
                ends.vague(),
                scope.support(),
                trigger.ongoing(),
                SourceReader.read(words),
                evidence(trigger, scope.movement(), theme, ends),
                number,
                theme.first());
    }

    private boolean background(Trigger trigger, Times.Found time, Status status) {
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
            return old || (lastYear && (number > 1 || trigger.voice() == Voice.REDUCED || contexts.relative(trigger)));
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
                        && (other.voice() == Voice.PASSIVE || other.voice() == Voice.ACTIVE));
    }

    private Evidence evidence(Trigger trigger, Movement movement, Theme theme, Ends.Found ends) {
        Span sentence = words.span();
        List<Span> arguments = new ArrayList<>();
        arguments.add(words.span(theme.first(), Math.max(theme.first() + 1, Math.min(theme.end(), words.size()))));
        arguments.add(words.span(trigger.at(), trigger.at() + 1));
        ends.origins().forEach(p -> arguments.add(p.span()));
        ends.destinations().forEach(p -> arguments.add(p.span()));
        ends.via().forEach(p -> arguments.add(p.span()));
        List<Span> inOrder = arguments.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(Span::field).thenComparingInt(Span::start))
                .toList();
        String text = words.tokens().text().substring(sentence.start(), sentence.end());
        return new Evidence(sentence, text, inOrder, rule(trigger, movement));
    }

    private static String rule(Trigger trigger, Movement movement) {
        return (movement + "." + trigger.voice()).toLowerCase(Locale.ROOT);
    }
}
