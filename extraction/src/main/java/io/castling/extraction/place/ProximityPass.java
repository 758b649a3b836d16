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
        for (int anchor : context.anchors()) {
            if (anchor != place && isNear(context.gazetteer(), anchor, place)) {
                near++;
            }
        }
        return near == 0 ? 0 : Math.min(3, 1 + 0.5 * near);
    }

    /** The difference in latitude settles most questions without trigonometry. */
    private static boolean isNear(Gazetteer gazetteer, int a, int b) {
        return Math.abs(gazetteer.latitude(a) - gazetteer.latitude(b)) < NEAR_KM / 111 && gazetteer.km(a, b) < NEAR_KM;
    }
}
