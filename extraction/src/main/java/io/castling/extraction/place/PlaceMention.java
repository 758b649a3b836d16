package io.castling.extraction.place;

import io.castling.extraction.text.Span;
import java.util.List;

/**
 * A toponym of the article and the place that it was resolved to.
 *
 * @param use whether the words mean the place itself
 * @param reasons the passes that chose this referent, in order
 */
public record PlaceMention(Span span, String text, Place place, Use use, List<String> reasons) {

    public PlaceMention {
        reasons = List.copyOf(reasons);
    }

    public enum Use {
        LITERAL,
        /** The name stands for a government or an army: "Moscow said". Never the end of a move. */
        METONYM
    }
}
