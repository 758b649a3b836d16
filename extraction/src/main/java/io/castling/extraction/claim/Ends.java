package io.castling.extraction.claim;

import io.castling.extraction.claim.Movement.End;
import io.castling.extraction.claim.PlacePhrase.Role;
import io.castling.extraction.claim.Trigger.Voice;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where a movement begins and ends: the place phrases in reach of its words. */
final class Ends {

    private static final long FINITE =
            Tag.bits(Tag.BE, Tag.HAVE, Tag.WILL, Tag.WOULD, Tag.MAY, Tag.MUST, Tag.DO, Tag.VERB);
    private static final long ITS = Tokens.hash("its");
    private static final long TO_WORD = Tokens.hash("to");

    private final Words words;
    private final List<Trigger> triggers;
    private final List<PlacePhrase> phrases;
    private final Asides asides;
    private final Memory memory;

    private List<PlaceMention> origins = List.of();
    private List<PlaceMention> destinations = List.of();
    private final List<PlaceMention> via = new ArrayList<>(1);
    private boolean vague;

    private Ends(Words words, List<Trigger> triggers, List<PlacePhrase> phrases, Asides asides, Memory memory) {
        this.words = words;
        this.triggers = triggers;
        this.phrases = phrases;
        this.asides = asides;
        this.memory = memory;
    }

    /** What was found for one movement. */
    record Found(List<PlaceMention> origins, List<PlaceMention> destinations, List<PlaceMention> via, boolean vague) {

        boolean none() {
            return origins.isEmpty() && destinations.isEmpty();
        }
    }

    /** Looks to the right of the trigger from one unit to before another, and to its left. */
    static Found read(
            Words words,
            List<Trigger> triggers,
            List<PlacePhrase> phrases,
            Asides asides,
            Memory memory,
            Trigger trigger,
            Movement movement,
            Theme theme,
            int from,
            int limit) {
        Ends ends = new Ends(words, triggers, phrases, asides, memory);
        ends.right(trigger, movement, theme, from, limit);
        ends.left(trigger, movement, theme);
        ends.coreferent(trigger, movement);
        return new Found(ends.origins, ends.destinations, ends.via, ends.vague);
    }

    // --- to the right ---

    private void right(Trigger trigger, Movement movement, Theme theme, int from, int limit) {
        int end = Math.min(limit, zoneEnd(trigger));
        boolean based = false;
        for (PlacePhrase phrase : phrases) {
            if (phrase.first() < from || phrase.first() >= end || asides.has(phrase.first())) {
                continue;
            }
            based = basedBefore(phrase, trigger);
            place(phrase, trigger, movement, theme, end, based);
        }
    }

    private void place(PlacePhrase phrase, Trigger trigger, Movement movement, Theme theme, int end, boolean based) {
        switch (phrase.role()) {
            case FROM -> setOrigins(phrase.places());
            case TO -> towards(phrase);
            case VIA -> via.addAll(phrase.places());
            case AT -> at(phrase, trigger, movement, theme, end, based);
            case NEAR -> near(phrase, movement);
            case FOR -> {
                if (movement == Movement.LEAVE || movement == Movement.GO || movement == Movement.VANISH) {
                    towards(phrase);
                }
            }
            case BARE -> bare(phrase, trigger, movement, theme);
            case OTHER -> {}
        }
    }

    private void towards(PlacePhrase phrase) {
        if (!destinations.isEmpty() && !vague) {
            via.addAll(destinations);
        }
        destinations = phrase.places();
        vague = false;
    }

    private void near(PlacePhrase phrase, Movement movement) {
        if (movement.away()) {
            setOrigins(phrase.places());
        } else if (destinations.isEmpty()) {
            destinations = phrase.places();
            boolean wide = phrase.places().stream().allMatch(p -> p.place().kind() == PlaceKind.COUNTRY);
            vague = wide || (movement != Movement.EMPLACE && movement != Movement.ARRIVE);
        }
    }

    private void at(PlacePhrase phrase, Trigger trigger, Movement movement, Theme theme, int end, boolean based) {
        if (looseComma(phrase, trigger)) {
            return;
        }
        boolean followsTheme = theme.first() > trigger.at() && phrase.first() > theme.end() - 1;
        boolean movesOn =
                (movement != Movement.EMPLACE && movement != Movement.ARRIVE && movement != Movement.STAND) || based;
        if ((followsTheme || based) && movesOn && directionFollows(phrase, end)) {
            setOrigins(phrase.places());
            return;
        }
        switch (movement.at()) {
            case DESTINATION -> {
                if (destinations.isEmpty()) {
                    destinations = phrase.places();
                }
            }
            case ORIGIN -> setOrigins(phrase.places());
            case VIA, NONE -> {}
        }
    }

    private boolean directionFollows(PlacePhrase phrase, int end) {
        for (PlacePhrase other : phrases) {
            if (other.first() > phrase.first() && other.first() < end && other.role() == Role.TO) {
                return true;
            }
        }
        return false;
    }

    /** {@code deploy batteries based in Germany to Poland}. */
    private boolean basedBefore(PlacePhrase phrase, Trigger trigger) {
        for (Trigger other : triggers) {
            if (other.voice() == Voice.REDUCED
                    && other.at() > trigger.at()
                    && other.at() < phrase.from()
                    && phrase.from() - other.at() <= 2) {
                return true;
            }
        }
        return false;
    }

    /** After a comma only a phrase that follows at once belongs to the verb. */
    private boolean looseComma(PlacePhrase phrase, Trigger trigger) {
        for (int i = phrase.from() - 1; i > trigger.at(); i--) {
            if (words.is(i, Unit.Kind.COMMA)) {
                return i < phrase.from() - 1 && !dateBetween(i, phrase.from());
            }
        }
        return false;
    }

    private boolean dateBetween(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (words.is(i, Unit.Kind.DATE)) {
                return true;
            }
        }
        return false;
    }

    private void bare(PlacePhrase phrase, Trigger trigger, Movement movement, Theme theme) {
        int i = trigger.at() + 1;
        while (i < phrase.first()
                && (words.any(i, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN, Tag.OF, Tag.ADVERB))
                        || words.is(i, Unit.Kind.PROPER)
                        || words.is(i, Unit.Kind.DATE))) {
            i++;
        }
        if (i != phrase.first()) {
            return;
        }
        boolean recipient = movement == Movement.GIVE || movement == Movement.TRANSFER;
        if (recipient && theme.first() >= phrase.end()) {
            destinations = phrase.places();
        } else if (!recipient) {
            switch (movement.bare()) {
                case DESTINATION -> destinations = phrase.places();
                case ORIGIN -> setOrigins(phrase.places());
                case VIA, NONE -> {}
            }
        }
    }

    /** Where the words that belong to the trigger end. */
    private int zoneEnd(Trigger trigger) {
        for (int i = trigger.at() + 1; i < words.size(); i++) {
            if (words.is(i, Unit.Kind.BREAK)
                    || asides.has(i)
                    || words.any(i, Tag.bits(Tag.SUBORDINATOR, Tag.CONDITION))
                    || (words.any(i, FINITE)
                            && !words.has(i, Tag.COREFERENT)
                            && !words.any(i, Tag.bits(Tag.PLACE_NOUN)))) {
                return i;
            }
            if (words.is(i, TO_WORD) && words.infinitive(i + 1)) {
                return i;
            }
            Trigger other = triggerAt(i);
            if (other != null && other.voice() != Voice.NOUN && other.voice() != Voice.STATE && !based(other)) {
                return Math.max(trigger.at() + 1, other.first());
            }
        }
        return words.size();
    }

    private boolean based(Trigger other) {
        return other.voice() == Voice.REDUCED
                && other.movement().filter(m -> m == Movement.EMPLACE).isPresent();
    }

    private @Nullable Trigger triggerAt(int unit) {
        for (Trigger trigger : triggers) {
            if (trigger.at() == unit) {
                return trigger;
            }
        }
        return null;
    }

    // --- to the left ---

    private void left(Trigger trigger, Movement movement, Theme theme) {
        for (PlacePhrase phrase : phrases) {
            if (phrase.first() >= trigger.first()) {
                break;
            }
            if (asides.has(phrase.first())) {
                continue;
            }
            if (movement == Movement.RECEIVE || given(trigger, movement, theme)) {
                recipient(phrase, trigger);
            }
            boolean attached = theme.first() < phrase.first() && clear(theme.end(), phrase.from());
            boolean fronted = phrase.from() == 0 || (phrase.first() < theme.first() && clauseStart(phrase.from()));
            if (attached || fronted) {
                attached(phrase, movement, trigger);
            } else if (describedBy(phrase)) {
                where(phrase, movement, trigger);
            }
        }
    }

    /** {@code Ukraine was given two batteries}. */
    private boolean given(Trigger trigger, Movement movement, Theme theme) {
        return movement == Movement.GIVE
                && trigger.voice() == Voice.PASSIVE
                && theme != null
                && theme.first() > trigger.at();
    }

    private void recipient(PlacePhrase phrase, Trigger trigger) {
        boolean near = trigger.first() - phrase.end() <= 6;
        if (near && (phrase.role() == Role.BARE || phrase.role() == Role.AT)) {
            destinations = phrase.places();
        }
    }

    private void attached(PlacePhrase phrase, Movement movement, Trigger trigger) {
        switch (phrase.role()) {
            case FROM -> setOrigins(phrase.places());
            case AT, NEAR -> {
                boolean goesOn =
                        !destinations.isEmpty() && movement != Movement.EMPLACE && movement != Movement.RECEIVE;
                if (movement.away() || goesOn) {
                    setOrigins(phrase.places());
                } else if (destinations.isEmpty()
                        && phrase.role() == Role.AT
                        && trigger.voice() != Voice.NOUN
                        && movement.at() == End.DESTINATION
                        && movement != Movement.STAND) {
                    destinations = phrase.places();
                }
            }
            case TO, VIA, FOR, BARE, OTHER -> {}
        }
    }

    /** {@code Sliac, where}; {@code Seongju as the place where}. */
    private boolean describedBy(PlacePhrase phrase) {
        int i = phrase.end();
        if (words.is(i, Unit.Kind.COMMA) && words.has(i + 1, Tag.WHERE)) {
            return true;
        }
        while (i < words.size() && !words.is(i, Unit.Kind.PLACE) && !words.has(i, Tag.WHERE)) {
            i++;
        }
        return words.has(i, Tag.WHERE) && (i == phrase.end() || words.has(i - 1, Tag.PLACE_NOUN));
    }

    private void where(PlacePhrase phrase, Movement movement, Trigger trigger) {
        for (int i = phrase.end(); i < trigger.first(); i++) {
            if (words.is(i, Unit.Kind.BREAK)) {
                return;
            }
        }
        if (movement.at() == End.DESTINATION && destinations.isEmpty()) {
            destinations = phrase.places();
        } else if (movement.at() == End.ORIGIN) {
            setOrigins(phrase.places());
        }
    }

    private boolean clear(int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.is(i, Unit.Kind.BREAK) || words.any(i, FINITE | Tag.SPEECH.bit()) || movesOn(i)) {
                return false;
            }
        }
        return to >= from;
    }

    private boolean movesOn(int unit) {
        Trigger other = triggerAt(unit);
        return other != null && other.voice() != Voice.NOUN && !based(other);
    }

    private boolean clauseStart(int at) {
        return words.is(at - 1, Unit.Kind.BREAK) || (words.is(at - 1, Unit.Kind.DATE) && at == 1);
    }

    // --- there, the island ---

    private void coreferent(Trigger trigger, Movement movement) {
        int end = zoneEnd(trigger);
        for (int i = trigger.at() + 1; i < end; i++) {
            if (words.has(i, Tag.THERE)) {
                memory.there()
                        .ifPresent(place -> settle(place, movement.at() == End.ORIGIN ? End.ORIGIN : End.DESTINATION));
            }
            End role = roleOf(i, movement);
            if (role != End.NONE) {
                Optional<PlaceMention> meant = placeNoun(i + 1, end);
                if (meant.isEmpty()) {
                    meant = itsOwn(i + 1, end, trigger);
                }
                meant.ifPresent(place -> settle(place, role));
            }
        }
        if (words.any(trigger.at() + 1, Tag.bits(Tag.DEFINITE, Tag.DETERMINER)) && movement.bare() != End.NONE) {
            placeNoun(trigger.at() + 1, end).ifPresent(place -> settle(place, movement.bare()));
        }
    }

    private End roleOf(int at, Movement movement) {
        if (words.has(at, Tag.FROM)) {
            return End.ORIGIN;
        }
        if (words.has(at, Tag.TO)) {
            return End.DESTINATION;
        }
        return words.has(at, Tag.AT) ? movement.at() : End.NONE;
    }

    private void settle(PlaceMention place, End role) {
        if (role == End.ORIGIN) {
            setOrigins(List.of(place));
        } else if (role == End.DESTINATION && destinations.isEmpty()) {
            destinations = List.of(place);
        }
    }

    /** {@code the island}, unless a name follows that says which. */
    private Optional<PlaceMention> placeNoun(int first, int end) {
        if (!words.any(first, Tag.bits(Tag.DEFINITE, Tag.DETERMINER))) {
            return Optional.empty();
        }
        int i = first + 1;
        while (words.has(i, Tag.ADJECTIVE)) {
            i++;
        }
        boolean named = words.is(i + 1, Unit.Kind.PLACE)
                || words.is(i + 1, Unit.Kind.PROPER)
                || words.has(i + 1, Tag.OF)
                || i >= end;
        if (named || !words.has(i, Tag.PLACE_NOUN)) {
            return Optional.empty();
        }
        return memory.place(words.tokens().folded(words.unit(i).end() - 1));
    }

    /** {@code its east coast}: the country that acts. */
    private Optional<PlaceMention> itsOwn(int first, int end, Trigger trigger) {
        if (!words.is(first, ITS)) {
            return Optional.empty();
        }
        int i = first + 1;
        while (words.has(i, Tag.ADJECTIVE)) {
            i++;
        }
        boolean ground = i < end
                && words.has(i, Tag.PLACE_NOUN)
                && !words.is(i + 1, Unit.Kind.PLACE)
                && !words.has(i + 1, Tag.AT);
        if (!ground) {
            return Optional.empty();
        }
        return phrases.stream()
                .filter(phrase -> phrase.first() < trigger.first() && phrase.role() == Role.BARE)
                .map(phrase -> phrase.places().getFirst())
                .filter(place -> place.place().kind() == PlaceKind.COUNTRY)
                .findFirst();
    }

    private void setOrigins(List<PlaceMention> places) {
        if (origins.isEmpty()) {
            origins = places;
        }
    }
}
