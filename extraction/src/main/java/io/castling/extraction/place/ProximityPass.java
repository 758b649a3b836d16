package io.castling.extraction.place;

/** It lies near places that are certain. */
record ProximityPass() implements ResolutionPass {

    private static final double NEAR_KM = 150;

    @Override
    public String reason() {
        return "near other places of the article";
    }

    @Override
    public double weigh(Context context, int place, int rank) {
        int near = 0;
        for (Context.Named anchor : context.article().anchors()) {
            int there = anchor.places()[0];
            if (anchor.name() != context.name()
                    && there != place
                    && context.gazetteer().near(there, place, NEAR_KM)) {
                near++;
            }
        }
        return near == 0 ? 0 : Math.min(3, 1 + 0.5 * near);
    }
}
