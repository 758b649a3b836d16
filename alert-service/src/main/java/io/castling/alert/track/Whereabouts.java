package io.castling.alert.track;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where systems were last reported, as it follows from their relocations. */
public final class Whereabouts {

    private static final Comparator<Relocation> LATEST_FIRST =
            Comparator.comparing(Whereabouts::lastDay).reversed().thenComparing(Relocation::id);

    private Whereabouts() {}

    /**
     * Every place that a reported relocation ended at, the latest first. A place that is only guessed at is none. It is
     * left once a later relocation of the same system starts there.
     */
    public static List<Whereabout> of(Collection<Relocation> relocations) {
        List<Relocation> reported = relocations.stream()
                .filter(relocation -> relocation.phase() == Phase.REPORTED)
                .sorted(LATEST_FIRST)
                .toList();
        List<Whereabout> whereabouts = new ArrayList<>();
        for (Relocation relocation : reported) {
            if (!relocation.hedgedSlots().contains(Slot.DESTINATIONS)) {
                for (Place place : relocation.destinations()) {
                    whereabouts.add(whereabout(relocation, place, departure(relocation, place, reported)));
                }
            }
        }
        return whereabouts;
    }

    private static Whereabout whereabout(Relocation relocation, Place place, Optional<Relocation> departure) {
        return new Whereabout(
                relocation.system(),
                relocation.family(),
                relocation.materiel(),
                place,
                relocation.period(),
                departure.map(Relocation::id),
                relocation.id(),
                relocation.support().size(),
                relocation.credibility(),
                relocation.claims().stream()
                        .filter(Claim::supports)
                        .map(claim -> claim.article().id())
                        .distinct()
                        .toList());
    }

    /** The first relocation after the arrival that starts at the place. */
    private static Optional<Relocation> departure(Relocation arrival, Place place, List<Relocation> reported) {
        Spot spot = new Spot(place);
        return reported.stream()
                .filter(other -> !other.id().equals(arrival.id())
                        && other.materiel() == arrival.materiel()
                        && sameSystem(arrival, other)
                        && lastDay(other).isAfter(lastDay(arrival))
                        && other.origins().stream().anyMatch(origin -> isAt(new Spot(origin), spot)))
                .min(Comparator.comparing(Whereabouts::lastDay).thenComparing(Relocation::id));
    }

    /** What left a country need not have left each place in it; what left a place, or its area, did. */
    private static boolean isAt(Spot origin, Spot place) {
        boolean vague = origin.grain().compareTo(Spot.Grain.AREA) < 0 && place.grain() != origin.grain();
        return !vague && origin.agrees(place);
    }

    private static boolean sameSystem(Relocation one, Relocation other) {
        return one.family().equals(other.family())
                && (one.system().isEmpty()
                        || other.system().isEmpty()
                        || one.system().equals(other.system()));
    }

    private static LocalDate lastDay(Relocation relocation) {
        return relocation
                .period()
                .map(Period::end)
                .or(relocation::firstPublished)
                .orElse(LocalDate.EPOCH);
    }
}
