package io.castling.extraction.place;

import io.castling.extraction.text.Passage;

/**
 * A name in the text that is a place, before it is known which.
 *
 * @param passage the field it stands in
 * @param first its first token, with a direction or a type before it: "western Russia"
 * @param nameFirst the first token of the name as the gazetteer has it
 * @param nameEnd the token after that name
 * @param end the token after the whole, with a type after it: "Kaliningrad region"
 * @param name number of the name
 * @param type what the words around it say it is
 * @param container name of the place that contains it by apposition, as an index among the toponyms; -1 without
 */
record Toponym(Passage passage, int first, int nameFirst, int nameEnd, int end, int name, Type type, int container) {

    /** What the words around a name say of the thing. */
    enum Type {
        NONE,
        REGION,
        SITE,
        AIRPORT,
        ISLAND,
        CITY,
        PART,
        /** The gazetteer lacks it; the name is that of the region or country that follows: "in Kasba Bonli, Rajasthan". */
        UNLISTED
    }

    Toponym containedBy(int toponym) {
        return new Toponym(passage, first, nameFirst, nameEnd, end, name, type, toponym);
    }
}
