package io.castling.extraction.evaluation;

import io.castling.extraction.text.Document;
import io.castling.extraction.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One labelled article.
 *
 * @param negative whether nothing in it may be claimed to have moved
 */
record Gold(
        Document document,
        List<System> systems,
        List<Toponym> toponyms,
        List<Relocation> relocations,
        boolean negative) {

    /** One occurrence of a system's name. */
    record System(Span span, String canonical) {}

    /**
     * One occurrence of a place's name.
     *
     * @param scored false where the label says that finding it is neither right nor wrong
     */
    record Toponym(Span span, Place place, boolean scored) {}

    /** @param latitude NaN where the label has no point */
    record Place(String name, String text, double latitude, double longitude, String country, String kind) {
        boolean located() {
            return !Double.isNaN(latitude);
        }
    }

    /**
     * One end of a move.
     *
     * @param place absent where the article names none
     * @param details further sites of the same end
     * @param acceptable other names that are as right, folded
     * @param optional whether leaving it out is right too
     */
    record End(Optional<Place> place, List<Place> details, Set<String> acceptable, boolean optional) {}

    /**
     * @param systems canonical name first, then others that are as right
     * @param when ISO date, month or year, or two of them with a slash
     * @param hedged absent where only an end is hedged
     */
    record Relocation(
            List<String> systems,
            End origin,
            End destination,
            OptionalInt count,
            Optional<String> when,
            String status,
            Optional<Boolean> hedged,
            boolean background) {}
}
