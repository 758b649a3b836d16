package io.castling.extraction.claim;

import io.castling.extraction.place.PlaceMention;
import java.util.List;

/**
 * Places spoken of together: {@code at Bemowo airport in Warsaw} is one phrase with one place, the finest;
 * {@code on Iturup and Kunashir} is one phrase with two.
 *
 * @param from the unit that starts it, its preposition included
 * @param first the unit of its first name
 * @param end the unit after its last name
 * @param role what the preposition before it says
 * @param places in order; never empty
 */
record PlacePhrase(int from, int first, int end, Role role, List<PlaceMention> places) {

    enum Role {
        FROM,
        TO,
        AT,
        NEAR,
        VIA,
        FOR,
        /** No preposition: a subject, an object or an indirect object. */
        BARE,
        /** {@code south of Seoul}, {@code by Germany}, {@code Russia's}: tells where or whose something is. */
        OTHER
    }

    PlacePhrase {
        places = List.copyOf(places);
    }
}
