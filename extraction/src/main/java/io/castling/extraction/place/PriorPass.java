package io.castling.extraction.place;

/** A reason that lies in the place itself and not in the text. */
sealed interface PriorPass extends ResolutionPass permits KindPass, PopulationPass, SpellingPass {

    double weigh(Gazetteer gazetteer, int place, int rank);

    @Override
    default double weigh(Context context, int place, int rank) {
        return weigh(context.gazetteer(), place, rank);
    }
}
