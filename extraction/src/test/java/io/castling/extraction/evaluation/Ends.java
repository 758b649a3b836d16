package io.castling.extraction.evaluation;

import io.castling.extraction.claim.Claim;
import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether the ends of a claim are those of the label: by name, by distance, or for a country by the country. */
final class Ends {

    private static final double NEAR_KM = 161;
    private static final Map<String, Double> NEAR_KM_OF_KIND =
            Map.of("country", 0.0, "region", 300.0, "islands", 300.0, "sea", 400.0, "strait", 200.0);
    private static final double EARTH_DIAMETER_KM = 12_742;

    private Ends() {}

    /** The nation that owns the unit is accepted as origin, never required. */
    static boolean originAgrees(Claim claim, Gold.Relocation label) {
        return agrees(claim.origins(), label.origin())
                || (label.origin().place().isEmpty()
                        && claim.origins().stream()
                                .allMatch(origin -> origin.place().kind() == PlaceKind.COUNTRY));
    }

    static boolean destinationAgrees(Claim claim, Gold.Relocation label) {
        return agrees(claim.destinations(), label.destination());
    }

    private static boolean agrees(List<PlaceMention> found, Gold.End label) {
        if (found.isEmpty()) {
            return label.place().isEmpty() || label.optional();
        }
        return found.stream().anyMatch(mention -> agrees(mention, label));
    }

    private static boolean agrees(PlaceMention mention, Gold.End label) {
        return Stream.of(mention.place().name(), mention.text())
                        .map(Names::fold)
                        .anyMatch(label.acceptable()::contains)
                || Stream.concat(label.place().stream(), label.details().stream())
                        .anyMatch(place -> isSame(mention, place));
    }

    /** Whether a place is the one of the label. */
    static boolean isSame(PlaceMention mention, Gold.Place label) {
        String name = Names.fold(mention.place().name());
        String text = Names.fold(mention.text());
        return Stream.of(name, text)
                        .anyMatch(said -> !said.isEmpty() && (said.equals(label.name()) || said.equals(label.text())))
                || isThere(mention.place(), label);
    }

    private static boolean isThere(Place place, Gold.Place label) {
        if (label.kind().equals("country")) {
            return place.country().filter(label.country()::equals).isPresent();
        }
        return label.located()
                && place.kind() != PlaceKind.COUNTRY
                && km(place.latitude(), place.longitude(), label)
                        <= NEAR_KM_OF_KIND.getOrDefault(label.kind(), NEAR_KM);
    }

    /** Great-circle distance. */
    static double km(double latitude, double longitude, Gold.Place to) {
        double a = Math.toRadians(latitude);
        double b = Math.toRadians(to.latitude());
        double half = Math.sin((b - a) / 2);
        double across = Math.sin(Math.toRadians(to.longitude() - longitude) / 2);
        double h = half * half + Math.cos(a) * Math.cos(b) * across * across;
        return EARTH_DIAMETER_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
