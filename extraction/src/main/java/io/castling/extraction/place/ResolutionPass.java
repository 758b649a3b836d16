package io.castling.extraction.place;

import java.util.List;

/**
 * One reason to prefer a referent. Passes are asked in the order of {@link #ALL}; the candidate with the greatest sum
 * is chosen, and the passes that spoke for it are its reasons.
 */
sealed interface ResolutionPass
        permits PriorPass, TypeCuePass, AppositionPass, UnitPass, CountryPass, ProximityPass, NeighbourPass {

    List<ResolutionPass> ALL = List.of(
            new TypeCuePass(),
            new AppositionPass(),
            new UnitPass(),
            new CountryPass(),
            new ProximityPass(),
            new NeighbourPass(),
            new KindPass(),
            new PopulationPass(),
            new SpellingPass());

    /** What can be said without the text. */
    List<PriorPass> PRIOR = List.of(new KindPass(), new PopulationPass(), new SpellingPass());

    /** In words, for {@code explain}. */
    String reason();

    /** For or against a candidate; 0 where the pass has nothing to say. One unit is a factor of ten in population. */
    double weigh(Context context, int place, int rank);
}
