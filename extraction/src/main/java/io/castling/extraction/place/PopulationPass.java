package io.castling.extraction.place;

/** Of two towns of one name, the larger. */
record PopulationPass() implements PriorPass {

    @Override
    public String reason() {
        return "population";
    }

    @Override
    public double weigh(Gazetteer gazetteer, int place, int rank) {
        return gazetteer.magnitude(place);
    }
}
