package io.castling.extraction.place;

/** A place of just this name comes before one that is sometimes spelled so. */
record SpellingPass() implements PriorPass {

    @Override
    public String reason() {
        return "name";
    }

    @Override
    public double weigh(Gazetteer gazetteer, int place, int rank) {
        return rank == 0 ? 0 : rank == 1 ? -0.3 : -1.2;
    }
}
