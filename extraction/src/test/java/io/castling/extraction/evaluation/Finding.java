package io.castling.extraction.evaluation;

/** How many were found rightly, of how many found and how many there are; adds up. */
record Finding(int right, int found, int wanted) {

    static final Finding NONE = new Finding(0, 0, 0);

    Finding plus(Finding other) {
        return new Finding(right + other.right, found + other.found, wanted + other.wanted);
    }

    double precision() {
        return new Ratio(right, found).value();
    }

    double recall() {
        return new Ratio(right, wanted).value();
    }

    /** Harmonic mean of precision and recall. */
    double f1() {
        return found + wanted == 0 ? 1 : 2.0 * right / (found + wanted);
    }
}
