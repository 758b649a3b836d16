package io.castling.extraction.evaluation;

/** Of so many, so many right; adds up. */
record Ratio(int right, int all) {

    static final Ratio NONE = new Ratio(0, 0);

    static Ratio of(boolean right) {
        return new Ratio(right ? 1 : 0, 1);
    }

    Ratio plus(Ratio other) {
        return new Ratio(right + other.right, all + other.all);
    }

    /** Between 0 and 1; nothing to get wrong counts as right. */
    double value() {
        return all == 0 ? 1 : (double) right / all;
    }
}
