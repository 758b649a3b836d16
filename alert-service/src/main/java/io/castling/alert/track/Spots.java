package io.castling.alert.track;

import java.util.List;

/**
 * The places of one end of a claim.
 *
 * @param speculated whether the article only guesses at this end
 */
record Spots(List<Spot> spots, boolean speculated) {

    private static final Spots UNKNOWN = new Spots(List.of(), false);

    Spots {
        spots = List.copyOf(spots);
    }

    static Spots of(List<Place> places, boolean speculated) {
        return places.isEmpty()
                ? UNKNOWN
                : new Spots(places.stream().map(Spot::new).toList(), speculated);
    }

    boolean isEmpty() {
        return spots.isEmpty();
    }

    /** How much this end says: 0 for nothing, 1 for a guess, else the finest grain. */
    int detail() {
        if (speculated) {
            return 1;
        }
        int finest = 0;
        for (Spot spot : spots) {
            finest = Math.max(finest, spot.grain().ordinal() + 1);
        }
        return finest;
    }

    /** Closeness of the nearest two. */
    double closeness(List<Spot> others) {
        double best = Spot.APART;
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            for (int j = 0; j < others.size(); j++) {
                double closeness = spot.closeness(others.get(j));
                best = closeness < best ? closeness : best;
            }
        }
        return best;
    }

    boolean sameCountry(List<Spot> others) {
        return spots.stream().anyMatch(spot -> others.stream().anyMatch(spot::sameCountry));
    }

    boolean allOf(Spot.Grain grain) {
        return spots.stream().allMatch(spot -> spot.grain() == grain);
    }
}
