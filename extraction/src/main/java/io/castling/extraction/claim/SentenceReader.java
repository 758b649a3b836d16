package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.claim.Trigger.Mood;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.place.PlaceMention;
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
    private final List<Trigger> triggers;
    private final List<PlacePhrase> phrases;
    private final Asides asides;
    private final Clause clause;
    private final ThemeReader themes;
    private final Contexts contexts;
    private final Times times;
    private final Background background;
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
        this.triggers = triggers;
        this.phrases = PlacePhraseReader.read(words);
        this.asides = Asides.of(words);
        this.clause = new Clause(words, triggers, phrases, asides, memory);
        this.themes = new ThemeReader(words, triggers, memory);
        this.contexts = contexts;
        this.times = new Times(words, triggers, asides, published);
        this.background = new Background(words, triggers, contexts, published, number);
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
        List<Share> shares = new ArrayList<>(1);
        shares.add(share(scope, theme, trigger.at() + 1, gap));
        while (gap < words.size()) {
            int next = themes.gap(gap + 1);
            shares.add(share(scope, themes.listed(gap, next), gap, next));
            gap = next;
        }
        List<PlaceMention> common = shares.getLast().ends().destinations();
        for (Share share : shares) {
            boolean together = !share.ends().origins().isEmpty()
                    && share.ends().destinations().isEmpty();
            take(scope, share.theme(), together ? share.ends().withDestinations(common) : share.ends());
        }
    }

    /** What moves and its own places: {@code Bastion to Iturup}, {@code a battery from Texas}. */
    private record Share(Theme theme, Ends ends) {}

    private Share share(Scope scope, Theme theme, int from, int limit) {
        return new Share(theme, Ends.read(clause, scope.trigger(), scope.movement(), theme, from, limit));
    }

    /** One movement, of which several systems may tell: {@code Bastion to Iturup and Bal to Kunashir}. */
    private record Scope(Trigger trigger, Movement movement, boolean support) {}

    private void take(Scope scope, Theme theme, Ends found) {
        Trigger trigger = scope.trigger();
        Movement movement = scope.movement();
        Ends ends = found;
        if (ends.none()) {
            ends = understood(trigger, movement, theme);
        }
        if (ends.none()) {
            drop(trigger, movement, Drop.NO_PLACE);
            for (Theme.Part part : theme.parts()) {
                readings.add(new Reading.Noted(draft(part, scope, theme, ends)));
            }
            return;
        }
        for (Theme.Part part : theme.parts()) {
            readings.add(new Reading.Taken(draft(part, scope, theme, own(part, theme, trigger, ends))));
        }
        if (!scope.support()) {
            memory.moved(theme);
            ends.destinations().stream().findFirst().ifPresent(memory::ended);
        }
    }

    /** The place that goes without saying: where it stood, where the others went, where the report comes from. */
    private Ends understood(Trigger trigger, Movement movement, Theme theme) {
        if (movement == Movement.REMOVE && unplaced(trigger)) {
            return memory.site().map(Ends::from).orElse(Ends.NONE);
        }
        Optional<Ends> stood = stood(theme);
        if (movement.takesObject() && movement != Movement.EMPLACE && stood.isPresent()) {
            return stood.get();
        }
        boolean comes = movement == Movement.ARRIVE
                || movement == Movement.EMPLACE
                || movement == Movement.TRANSFER
                || movement == Movement.GIVE;
        if (!comes || trigger.voice() == Voice.NOUN || trigger.voice() == Voice.GERUND) {
            return Ends.NONE;
        }
        boolean besides = contexts.additive(trigger) && theme.named() && trigger.mood() != Mood.DENIED;
        if (besides && memory.sinceEnd() <= 2) {
            return memory.end().map(Ends::to).orElse(Ends.NONE);
        }
        boolean unloads = (movement == Movement.ARRIVE || movement == Movement.EMPLACE)
                && number <= 1
                && !words.headline()
                && trigger.mood() == Mood.ASSERTED;
        return unloads ? memory.base().map(Ends::to).orElse(Ends.NONE) : Ends.NONE;
    }

    /** {@code launchers once stationed around St Petersburg have been moved}. */
    private Optional<Ends> stood(Theme theme) {
        for (int i = readings.size() - 1; i >= 0; i--) {
            if (readings.get(i) instanceof Reading.Taken taken
                    && taken.draft().support()
                    && taken.draft().theme() == theme.first()
                    && !taken.draft().destinations().isEmpty()) {
                return Optional.of(Ends.from(taken.draft().destinations().getFirst()));
            }
        }
        return Optional.empty();
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

    /** {@code a battery from Germany and two from Texas will be sent}: each part has its own origin. */
    private Ends own(Theme.Part part, Theme theme, Trigger trigger, Ends ends) {
        if (theme.parts().size() == 1 || theme.first() > trigger.at()) {
            return ends;
        }
        List<PlaceMention> origins = new ArrayList<>(2);
        boolean apart = false;
        for (PlacePhrase phrase : phrases) {
            boolean from = phrase.role() == PlacePhrase.Role.FROM && phrase.first() < trigger.first();
            apart |= from
                    && phrase.first() > theme.first()
                    && phrase.first() < theme.parts().getLast().at();
            if (from && phrase.first() > part.at() && phrase.first() < theme.end(part)) {
                origins.addAll(phrase.places());
            }
        }
        return apart ? ends.withOrigins(origins) : ends;
    }

    /** {@code the launchers}, {@code they}: as many as moved before. */
    private Quantity quantity(Theme.Part part, Theme theme) {
        Quantity said = theme.quantity(part);
        boolean again = !theme.named() && said.strength() == Quantity.Strength.UNSAID;
        return again ? memory.quantity(part.system()) : said;
    }

    private Draft draft(Theme.Part part, Scope scope, Theme theme, Ends ends) {
        Trigger trigger = scope.trigger();
        boolean denied = trigger.mood() == Mood.DENIED || (theme.none() && trigger.mood() == Mood.ASSERTED);
        Status status = denied ? Status.DENIED : trigger.mood() == Mood.PLANNED ? Status.PLANNED : Status.REPORTED;
        boolean hedged = status != Status.DENIED && (trigger.hedged() || contexts.hedged(trigger, theme));
        Times.Found time = times.of(trigger, status == Status.PLANNED);
        return new Draft(
                part.system(),
                ends.origins(),
                ends.destinations(),
                ends.via(),
                quantity(part, theme),
                theme.materiel(),
                time.period(),
                time.exact(),
                status,
                hedged,
                background.has(trigger, time, status),
                ends.vague(),
                scope.support(),
                trigger.ongoing(),
                SourceReader.read(words),
                evidence(trigger, scope.movement(), theme, ends),
                number,
                theme.first());
    }

    private Evidence evidence(Trigger trigger, Movement movement, Theme theme, Ends ends) {
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
