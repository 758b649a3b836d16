package io.castling.extraction.place;

/** The article names the state or county that the place lies in. */
record UnitPass() implements ResolutionPass {

    @Override
    public String reason() {
        return "its region is named";
    }

    @Override
    public double weigh(Context context, int place, int rank) {
        Gazetteer gazetteer = context.gazetteer();
        if (context.article().unitsNamedTwice().contains(place)) {
            return 3;
        }
        for (int unit = gazetteer.unit(place); unit >= 0; unit = gazetteer.unit(unit)) {
            if (context.article().units().contains(unit)) {
                return 2.5;
            }
        }
        return 0;
    }
}
