package io.castling.extraction.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an article says around one name, for the passes to weigh its candidates by.
 *
 * @param gazetteer all places
 * @param types what the words around its mentions say it is
 * @param containers places that one of its mentions is said to lie in
 * @param countries weights of the countries the article speaks of, by number
 * @param units first- and second-level units that it names
 * @param unitsNamedTwice of these, the ones that it names by two names, such as Washington and Wash.
 * @param anchors places that are certain, to measure distances from
 */
record Context(
        Gazetteer gazetteer,
        List<Toponym.Type> types,
        List<int[]> containers,
        Map<Integer, Double> countries,
        Set<Integer> units,
        Set<Integer> unitsNamedTwice,
        List<Integer> anchors) {

    static Map<Integer, Double> noCountries() {
        return new HashMap<>();
    }
}
