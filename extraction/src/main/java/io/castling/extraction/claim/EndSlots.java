package io.castling.extraction.claim;

import io.castling.extraction.place.PlaceMention;
import java.util.ArrayList;
import java.util.List;

/** The ends of one movement while they are being gathered. */
final class EndSlots {

    private List<PlaceMention> origins = List.of();
    private List<PlaceMention> destinations = List.of();
    private final List<PlaceMention> via = new ArrayList<>(1);
    private boolean vague;

    List<PlaceMention> origins() {
        return origins;
    }

    List<PlaceMention> destinations() {
        return destinations;
    }

    /** Of several origins the first counts. */
    void from(List<PlaceMention> places) {
        if (origins.isEmpty()) {
            origins = places;
        }
    }

    /** Of several destinations the last counts; those before are on the way. */
    void towards(List<PlaceMention> places) {
        if (!destinations.isEmpty() && !vague) {
            via.addAll(destinations);
        }
        destinations = places;
        vague = false;
    }

    void to(List<PlaceMention> places) {
        destinations = places;
    }

    /** @param roughly whether another sentence may tell a better place */
    void near(List<PlaceMention> places, boolean roughly) {
        destinations = places;
        vague = roughly;
    }

    void via(List<PlaceMention> places) {
        via.addAll(places);
    }

    Ends ends() {
        boolean passes = origins.isEmpty() && destinations.isEmpty(); // rotated through Lithuania
        return passes
                ? new Ends(List.of(), List.copyOf(via), List.of(), vague)
                : new Ends(origins, destinations, List.copyOf(via), vague);
    }
}
