package io.castling.extraction.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found of the labels of some articles; adds up.
 *
 * @param resolved places whose label has a point and that were found at the right one; what was not found counts as wrong
 * @param within161 the same by distance alone, the geoparsers' "accuracy at 161 km"
 * @param fullClaims claims with both ends and the status right
 * @param negativesFlagged articles without a movement in which one was claimed all the same
 */
record Scores(
        int articles,
        Finding systems,
        Finding places,
        Ratio resolved,
        Ratio within161,
        Finding claims,
        Finding fullClaims,
        Map<Slot, Ratio> slots,
        Ratio negativesFlagged,
        List<String> mistakes) {

    static final Scores NONE = new Scores(
            0,
            Finding.NONE,
            Finding.NONE,
            Ratio.NONE,
            Ratio.NONE,
            Finding.NONE,
            Finding.NONE,
            Map.of(),
            Ratio.NONE,
            List.of());

    /** Parts of a claim, judged on claims that were found. */
    enum Slot {
        ORIGIN,
        DESTINATION,
        STATUS,
        HEDGED,
        WHEN,
        COUNT
    }

    Scores plus(Scores other) {
        Map<Slot, Ratio> together = new EnumMap<>(Slot.class);
        together.putAll(slots);
        other.slots.forEach((slot, ratio) -> together.merge(slot, ratio, Ratio::plus));
        List<String> all = new ArrayList<>(mistakes);
        all.addAll(other.mistakes);
        return new Scores(
                articles + other.articles,
                systems.plus(other.systems),
                places.plus(other.places),
                resolved.plus(other.resolved),
                within161.plus(other.within161),
                claims.plus(other.claims),
                fullClaims.plus(other.fullClaims),
                together,
                negativesFlagged.plus(other.negativesFlagged),
                all);
    }
}
