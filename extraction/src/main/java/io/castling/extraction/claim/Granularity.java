package io.castling.extraction.claim;

import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;

/** How exact kinds of place are, and which place lies within which. */
final class Granularity {

    private Granularity() {}

    /** {@code Fort Bliss, Texas}: a base and the region of the same country after it. */
    static boolean encloses(PlaceMention region, PlaceMention site) {
        return region.place().kind() == PlaceKind.REGION
                && site.place().kind() == PlaceKind.FACILITY
                && region.place().country().isPresent()
                && region.place().country().equals(site.place().country());
    }

    static PlaceMention finer(PlaceMention a, PlaceMention b, boolean relative) {
        return !relative && rank(b.place().kind()) < rank(a.place().kind()) ? b : a;
    }

    /** How coarse a kind of place is. */
    static int rank(PlaceKind kind) {
        return switch (kind) {
            case FACILITY -> 0;
            case DISTRICT -> 1;
            case CITY, BAY -> 2;
            case ISLAND, MOUNTAIN, LAKE, RIVER -> 3;
            case ISLANDS, STRAIT -> 4;
            case REGION, PENINSULA, DESERT, LINE -> 5;
            case SEA -> 6;
            case COUNTRY -> 7;
            case SUPRANATIONAL -> 8;
            case CONTINENT -> 9;
        };
    }

    /** Spans several countries. */
    static boolean wide(PlaceKind kind) {
        return rank(kind) >= rank(PlaceKind.SUPRANATIONAL);
    }

    static boolean contains(PlaceMention outer, PlaceMention inner) {
        Place out = outer.place();
        Place in = inner.place();
        if (rank(out.kind()) <= rank(in.kind())) {
            return false;
        }
        return in.within().contains(out.id())
                || (out.kind() == PlaceKind.COUNTRY
                        && out.country().isPresent()
                        && out.country().equals(in.country()));
    }
}
