package io.castling.extraction.place;

/** What is known of a name without the text: whether it means a place more often than anything else. */
record Prior(Gazetteer gazetteer) {

    /** Evidence for a place if above 0, against it if below. */
    double of(Toponym toponym) {
        int name = toponym.name();
        double best = -1;
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            best = Math.max(best, weight(gazetteer.candidate(name, n), gazetteer.rank(name, n)));
        }
        int words = toponym.nameEnd() - toponym.nameFirst();
        double prior = best + (words > 1 ? 1 : 0);
        if (words == 1 && gazetteer.marked(name, Gazetteer.COMMON_WORD)) {
            prior -= best >= 3 ? 1 : best >= 2 ? 2.5 : 3;
        }
        if (words == 1 && gazetteer.marked(name, Gazetteer.FIRST_NAME)) {
            prior -= best >= 4 ? 0.5 : 2;
        }
        if (gazetteer.marked(name, Gazetteer.WEAK)) {
            prior = Math.min(prior, 0) - 1;
        }
        return prior;
    }

    private double weight(int place, int rank) {
        if (rank == 2) {
            return gazetteer.magnitude(place) > 5.5 ? 0.5 : -0.5;
        }
        if (gazetteer.kind(place) == PlaceKind.COUNTRY) {
            return 4;
        }
        if (gazetteer.isCurated(place)) {
            return 3;
        }
        if (gazetteer.isFirstLevel(place)) {
            return rank == 0 ? 2 + Math.min(1.5, Math.max(0, gazetteer.magnitude(place) - 5)) : 1;
        }
        if (gazetteer.isAirport(place)) {
            return 1.5;
        }
        double magnitude = gazetteer.magnitude(place);
        return magnitude > 6 ? 4 : magnitude > 5 ? 2 : magnitude > 4.3 ? 0.8 : magnitude > 3.3 ? 0.2 : -0.3;
    }
}
