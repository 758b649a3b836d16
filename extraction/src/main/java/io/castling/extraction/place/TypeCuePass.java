package io.castling.extraction.place;

/** "Kaliningrad region", "Sakhalin island", "the port of Odesa". */
record TypeCuePass() implements ResolutionPass {

    @Override
    public String reason() {
        return "type named in the text";
    }

    @Override
    public double weigh(Context context, int place, int rank) {
        PlaceKind kind = context.gazetteer().kind(place);
        double weight = 0;
        for (Toponym.Type type : context.types()) {
            boolean agrees = switch (type) {
                case REGION -> kind == PlaceKind.REGION || kind == PlaceKind.DISTRICT;
                case ISLAND -> kind == PlaceKind.ISLAND || kind == PlaceKind.ISLANDS;
                case CITY -> kind == PlaceKind.CITY;
                case SITE, AIRPORT -> kind == PlaceKind.FACILITY;
                case NONE, PART, UNLISTED -> false;
            };
            weight = Math.max(weight, agrees ? 5 : 0);
        }
        return weight;
    }
}
