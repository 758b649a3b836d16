package io.castling.extraction.place;

/** Countries and seas are spoken of more often than the villages that share their names. */
record KindPass() implements PriorPass {

    @Override
    public String reason() {
        return "best known by this name";
    }

    @Override
    public double weigh(Gazetteer gazetteer, int place, int rank) {
        if (gazetteer.kind(place) == PlaceKind.REGION
                && !gazetteer.isFirstLevel(place)
                && !gazetteer.isCurated(place)) {
            return -3;
        }
        if (rank == 2) {
            return 0;
        }
        if (gazetteer.isCurated(place)) {
            return gazetteer.magnitude(place) == 0 ? 2 : gazetteer.kind(place) == PlaceKind.CITY ? 3 : 11.5;
        }
        if (gazetteer.isSeat(place)) {
            return 5;
        }
        return switch (gazetteer.kind(place)) {
            case COUNTRY -> 10.5;
            case REGION -> rank == 0 ? 6.5 - gazetteer.magnitude(place) / 2 : 0;
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
