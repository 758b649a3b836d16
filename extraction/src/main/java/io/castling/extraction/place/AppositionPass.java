package io.castling.extraction.place;

/** "Millerovo, Russia"; "Paris, Texas". */
record AppositionPass() implements ResolutionPass {

    @Override
    public String reason() {
        return "said to lie there";
    }

    @Override
    public double weigh(Context context, int place, int rank) {
        for (int[] container : context.containers()) {
            for (int outer : container) {
                if (context.gazetteer().within(place, outer)) {
                    return 12;
                }
            }
        }
        return 0;
    }
}
