package io.castling.extraction.claim;

import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.util.ArrayList;
import java.util.List;

/** How the places that two sentences give for the same end of a move go together. */
enum Agreement {
    /** At least one gives none. */
    UNKNOWN,
    /** Some place is the same in both, or contains or adjoins the other. */
    AGREE,
    CONFLICT;

    /** Within one article, places of different kinds closer than this are one site and its surroundings. */
    private static final double ADJOINING_KM = 60;

    private static final double ISLES_KM = 600;
    private static final double WIDE_KM = 1500;
    private static final double EARTH_KM = 12742;

    static Agreement of(List<PlaceMention> a, List<PlaceMention> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return UNKNOWN;
        }
        for (PlaceMention one : a) {
            for (PlaceMention other : b) {
                if (same(one, other) || within(one, other) || within(other, one)) {
                    return AGREE;
                }
            }
        }
        return CONFLICT;
    }

    /** Whether some place of the first is or lies within some place of the second. */
    static boolean inside(List<PlaceMention> inner, List<PlaceMention> outer) {
        return inner.stream().anyMatch(in -> outer.stream().anyMatch(out -> same(in, out) || within(in, out)));
    }

    /** The more exact of the two; of places side by side those told first, and what the other adds to their list. */
    static List<PlaceMention> finer(List<PlaceMention> a, List<PlaceMention> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        List<PlaceMention> finest = new ArrayList<>();
        for (PlaceMention one : a) {
            List<PlaceMention> inside = b.stream()
                    .filter(other -> within(other, one) && !same(other, one))
                    .toList();
            if (inside.isEmpty()) {
                finest.add(one);
            } else {
                finest.addAll(inside);
            }
        }
        return finest.stream().distinct().toList();
    }

    private static boolean same(PlaceMention a, PlaceMention b) {
        return a.place().id().equals(b.place().id()) || a.text().equalsIgnoreCase(b.text());
    }

    private static boolean within(PlaceMention inner, PlaceMention outer) {
        if (Granularity.contains(outer, inner)) {
            return true;
        }
        if (Granularity.wide(outer.place().kind())) {
            return km(inner.place(), outer.place())
                    <= Math.max(WIDE_KM, outer.place().uncertaintyKm());
        }
        if (isleOf(inner.place(), outer.place())) {
            return true;
        }
        int in = Granularity.rank(inner.place().kind());
        int out = Granularity.rank(outer.place().kind());
        return in < out
                && out < 7
                && km(inner.place(), outer.place())
                        <= Math.max(ADJOINING_KM, outer.place().uncertaintyKm());
    }

    /** Islands lie farther from the middle of their region than its towns do. */
    private static boolean isleOf(Place isle, Place region) {
        return isle.kind() == PlaceKind.ISLAND
                && region.kind() == PlaceKind.REGION
                && isle.country().isPresent()
                && isle.country().equals(region.country())
                && km(isle, region) <= ISLES_KM;
    }

    static double km(Place a, Place b) {
        double lat1 = Math.toRadians(a.latitude());
        double lat2 = Math.toRadians(b.latitude());
        double dLat = lat2 - lat1;
        double dLon = Math.toRadians(b.longitude() - a.longitude());
        double h = Math.pow(Math.sin(dLat / 2), 2) + Math.cos(lat1) * Math.cos(lat2) * Math.pow(Math.sin(dLon / 2), 2);
        return EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
