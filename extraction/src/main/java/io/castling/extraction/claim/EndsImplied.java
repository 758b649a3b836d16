package io.castling.extraction.claim;

import io.castling.extraction.claim.Movement.End;
import io.castling.extraction.claim.PlacePhrase.Role;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Tokens;
import java.util.List;
import java.util.Optional;

/** Reads the ends that no name tells: {@code there}, {@code the island}, {@code its east coast}. */
final class EndsImplied {

    private static final long ITS = Tokens.hash("its");
    private static final long AFTER = Tokens.hash("after");
    private static final long BACK = Tokens.hash("back");
    private static final long HOME = Tokens.hash("home");

    private final Clause clause;
    private final Words words;
    private final EndSlots slots;

    EndsImplied(Clause clause, EndSlots slots) {
        this.clause = clause;
        this.words = clause.words();
        this.slots = slots;
    }

    void read(Trigger trigger, Movement movement) {
        coreferent(trigger, movement);
        if (movement == Movement.RETURN || back(trigger)) {
            after(trigger);
        }
    }

    private void coreferent(Trigger trigger, Movement movement) {
        int end = clause.zoneEnd(trigger);
        for (int i = trigger.at() + 1; i < end; i++) {
            if (words.has(i, Tag.THERE)) {
                inSentence(trigger)
                        .or(clause.memory()::there)
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

    /** {@code there are none in Abkhazia and none have been brought there}. */
    private Optional<PlaceMention> inSentence(Trigger trigger) {
        PlaceMention last = null;
        for (PlacePhrase phrase : clause.phrases()) {
            boolean rests = phrase.role() == Role.AT || phrase.role() == Role.TO;
            if (phrase.first() < trigger.first() && rests && !clause.asides().has(phrase.first())) {
                last = phrase.places().getFirst();
            }
        }
        return Optional.ofNullable(last);
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
            slots.from(List.of(place));
        } else if (role == End.DESTINATION && slots.destinations().isEmpty()) {
            slots.to(List.of(place));
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
        return clause.memory().place(words.tokens().folded(words.unit(i).end() - 1));
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
        return clause.phrases().stream()
                .filter(phrase -> phrase.first() < trigger.first() && phrase.role() == Role.BARE)
                .map(phrase -> phrase.places().getFirst())
                .filter(place -> place.place().kind() == PlaceKind.COUNTRY)
                .findFirst();
    }

    private boolean back(Trigger trigger) {
        return words.is(trigger.at() + 1, BACK) || words.is(trigger.at() + 1, HOME);
    }

    /** {@code returned to Fort Hood after guarding Deveselu}, {@code after nine months in Kuwait}: where it had been. */
    private void after(Trigger trigger) {
        if (!slots.origins().isEmpty()) {
            return;
        }
        int after = trigger.at() + 1;
        while (after < words.size() && !words.is(after, AFTER)) {
            after++;
        }
        for (PlacePhrase phrase : clause.phrases()) {
            boolean there = phrase.role() != Role.FROM && phrase.role() != Role.VIA;
            if (phrase.first() > after
                    && there
                    && slots.origins().isEmpty()
                    && !clause.asides().has(phrase.first())) {
                boolean same = Agreement.inside(phrase.places(), slots.destinations());
                slots.from(same ? List.of() : phrase.places());
            }
        }
    }
}
