package io.castling.extraction.claim;

import io.castling.extraction.place.PlaceMention;
import java.util.List;

/**
 * Where a movement begins and ends.
 *
 * @param vague whether the destination is only {@code near} the place
 */
record Ends(List<PlaceMention> origins, List<PlaceMention> destinations, List<PlaceMention> via, boolean vague) {

    static final Ends NONE = new Ends(List.of(), List.of(), List.of(), false);

    static Ends from(PlaceMention origin) {
        return new Ends(List.of(origin), List.of(), List.of(), false);
    }

    static Ends to(PlaceMention destination) {
        return new Ends(List.of(), List.of(destination), List.of(), false);
    }

    Ends withOrigins(List<PlaceMention> newOrigins) {
        return new Ends(newOrigins, destinations, via, vague);
    }

    Ends withDestinations(List<PlaceMention> newDestinations) {
        return new Ends(origins, newDestinations, via, vague);
    }

    boolean none() {
        return origins.isEmpty() && destinations.isEmpty();
    }

    /** Looks to the right of the trigger from one unit to before another, and to its left. */
    static Ends read(Clause clause, Trigger trigger, Movement movement, Theme theme, int from, int limit) {
        EndSlots slots = new EndSlots();
        new EndsAfter(clause, slots).read(trigger, movement, theme, from, limit);
        new EndsBefore(clause, slots).read(trigger, movement, theme);
        new EndsImplied(clause, slots).read(trigger, movement);
        return slots.ends();
    }
}
