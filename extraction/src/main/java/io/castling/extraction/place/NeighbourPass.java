package io.castling.extraction.place;

/**
 * It lies near one of the places that another uncertain name may mean: Columbia, Marietta and Wrightsville are each in
 * several states, and together only in one corner of Pennsylvania.
 */
record NeighbourPass() implements ResolutionPass {

    private static final double NEAR_KM = 60;
    private static final double MOST = 3.5;

    @Override
    public String reason() {
        return "near what other names of the article may mean";
    }

    @Override
    public double weigh(Context context, int place, int rank) {
        double weight = 0;
        for (Context.Named rival : context.article().rivals()) {
            if (rival.name() != context.name() && someNear(context.gazetteer(), rival.places(), place)) {
                weight += 2 / Math.sqrt(rival.places().length);
            }
        }
        return Math.min(MOST, weight);
    }

    private static boolean someNear(Gazetteer gazetteer, int[] others, int place) {
        for (int other : others) {
            if (other != place && gazetteer.near(other, place, NEAR_KM)) {
                return true;
            }
        }
        return false;
    }
}
