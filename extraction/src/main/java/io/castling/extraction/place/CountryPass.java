package io.castling.extraction.place;

/** The article speaks of the country, by name or by adjective. */
record CountryPass() implements ResolutionPass {

    @Override
    public String reason() {
        return "its country is named";
    }

    @Override
    public double weigh(Context context, int place, int rank) {
        Gazetteer gazetteer = context.gazetteer();
        if (gazetteer.kind(place) == PlaceKind.COUNTRY) {
            return 0;
        }
        double mentions = context.spokenOf(gazetteer.country(place));
        return mentions < 0.01 ? 0 : Math.min(3, 1.2 + 0.5 * mentions);
    }
}
