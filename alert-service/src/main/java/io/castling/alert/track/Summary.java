package io.castling.alert.track;

import io.castling.alert.track.voice.Chorus;
import io.castling.alert.track.voice.Credibility;
import io.castling.alert.track.voice.Utterance;
import io.castling.alert.track.voice.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What the claims of a draft say together. */
final class Summary {

    private Summary() {}

    static Relocation of(String id, List<String> aliases, Draft draft) {
        List<Claim> firmest = draft.members().stream().map(Member::claim).toList();
        List<Claim> support = firmest.stream().filter(Claim::supports).toList();
        List<Claim> telling = support.isEmpty() ? firmest : support;
        List<Voice> voices = Chorus.of(draft.members().stream()
                .filter(member -> !member.claim().background())
                .map(Summary::utterance)
                .toList());
        Credibility credibility = Credibility.of(voices);
        return new Relocation(
                id,
                aliases,
                first(telling, Claim::system),
                firmest.getFirst().family(),
                materiel(telling),
                places(draft.origins()),
                places(draft.destinations()),
                via(telling),
                count(telling),
                first(telling, Claim::quantity),
                period(telling),
                phase(firmest, support, credibility),
                telling.stream().allMatch(Claim::hedged),
                hedgedSlots(telling, draft),
                voices,
                credibility,
                firmest.stream().sorted(Claim.BY_DAY).toList());
    }

    private static Utterance utterance(Member member) {
        Claim claim = member.claim();
        return new Utterance(
                claim.article().id(),
                claim.article().day(),
                member.attributed().speakers(),
                member.attributed().relays(),
                claim.article().signature(),
                claim.status() == Status.DENIED,
                claim.hedged());
    }

    private static Phase phase(List<Claim> claims, List<Claim> support, Credibility credibility) {
        if (support.isEmpty()) {
            return claims.stream().allMatch(Claim::background) ? Phase.BACKGROUND : Phase.DENIED;
        }
        if (credibility.denied()) {
            return Phase.DENIED;
        }
        boolean reported = support.stream().anyMatch(claim -> claim.status() == Status.REPORTED);
        return reported ? Phase.REPORTED : Phase.PLANNED;
    }

    /** What all of them move; of the whole where one says so and others speak of its parts. */
    private static Materiel materiel(List<Claim> claims) {
        return claims.stream().map(Claim::materiel).min(Materiel::compareTo).orElse(Materiel.SYSTEM);
    }

    private static List<Place> places(End end) {
        return end.known().stream().map(Spot::place).toList();
    }

    private static List<Place> via(List<Claim> claims) {
        Map<String, Place> places = new TreeMap<>();
        claims.forEach(claim -> claim.via().forEach(place -> places.putIfAbsent(place.id(), place)));
        return List.copyOf(places.values());
    }

    private static <T> Optional<T> first(List<Claim> claims, Function<Claim, Optional<T>> part) {
        return claims.stream().flatMap(claim -> part.apply(claim).stream()).findFirst();
    }

    private static OptionalInt count(List<Claim> claims) {
        return claims.stream().flatMapToInt(claim -> claim.count().stream()).findFirst();
    }

    /** The narrowest period told of what happened; of what shall happen where nothing did yet. */
    private static Optional<Period> period(List<Claim> claims) {
        Status status = claims.getFirst().status();
        return claims.stream()
                .filter(claim -> claim.status() == status)
                .flatMap(claim -> claim.period().stream())
                .min(Comparator.comparing((Period period) ->
                                period.end().toEpochDay() - period.start().toEpochDay())
                        .thenComparing(Period::start));
    }

    private static Set<Slot> hedgedSlots(List<Claim> claims, Draft draft) {
        EnumSet<Slot> hedged = EnumSet.noneOf(Slot.class);
        for (Slot slot : Slot.values()) {
            List<Claim> naming = new ArrayList<>(claims);
            naming.removeIf(claim -> !names(claim, slot));
            boolean always = !naming.isEmpty()
                    && naming.stream().allMatch(claim -> claim.hedgedSlots().contains(slot));
            if (always) {
                hedged.add(slot);
            }
        }
        if (draft.origins().isGuessed()) {
            hedged.add(Slot.ORIGINS);
        }
        if (draft.destinations().isGuessed()) {
            hedged.add(Slot.DESTINATIONS);
        }
        return hedged;
    }

    private static boolean names(Claim claim, Slot slot) {
        return switch (slot) {
            case SYSTEM -> true;
            case ORIGINS -> !claim.origins().isEmpty();
            case DESTINATIONS -> !claim.destinations().isEmpty();
            case COUNT -> claim.count().isPresent() || claim.quantity().isPresent();
            case WHEN -> claim.period().isPresent();
        };
    }
}
