package io.castling.extraction.place;

/** Countries and seas are spoken of more often than the villages that share their names. */
record KindPass() implements PriorPass {

    @Override
    public String reason() {
        return "best known by this name";
    }

    @Override
    public double weigh(Gazetteer gazetteer, int place, int rank) {
        if (rank == 2) {
            return 0;
        }
        if (gazetteer.isCurated(place)) {
            return gazetteer.magnitude(place) > 0 ? 7 : 2;
        }
        if (gazetteer.isSeat(place)) {
            return 5;
        }
        return switch (gazetteer.kind(place)) {
            case COUNTRY -> 10.5;
            case REGION -> gazetteer.isFirstLevel(place) ? rank == 0 ? 6.5 - gazetteer.magnitude(place) / 2 : 0 : -3;
            case DISTRICT -> -1;
            case FACILITY -> gazetteer.isAirport(place) ? 1 : 2;
            case CONTINENT,
                    SUPRANATIONAL,
                    CITY,
                    ISLAND,
                    ISLANDS,
                    PENINSULA,
                    SEA,
                    STRAIT,
                    BAY,
                    RIVER,
                    LAKE,
                    MOUNTAIN,
                    DESERT,
                    LINE -> 0;
        };
    }
}
