package io.castling.extraction.place;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an article says around one name, for the passes to weigh its candidates by. What the name itself would say for
 * the candidate that comes to mind first is no evidence for it, and is left out.
 *
 * @param gazetteer all places
 * @param name the name to resolve
 * @param types what the words around its mentions say it is
 * @param containers places that one of its mentions is said to lie in
 * @param article what all names of the article say together
 */
record Context(Gazetteer gazetteer, int name, List<Toponym.Type> types, List<int[]> containers, Article article) {

    /**
     * What the names of an article say together.
     *
     * @param countries weights of the countries that it speaks of, by number
     * @param own what each name put into {@code countries}
     * @param units first- and second-level units that it names
     * @param unitsNamedTwice of these, the ones that it names by two names, such as Washington and Wash.
     * @param anchors names whose place is certain, to measure distances from
     * @param rivals names whose place is not: one of several
     */
    record Article(
            Map<Integer, Double> countries,
            Map<Integer, Share> own,
            Set<Integer> units,
            Set<Integer> unitsNamedTwice,
            List<Named> anchors,
            List<Named> rivals) {}

    /** What one name says for one country. */
    record Share(int country, double weight) {}

    /** A name and the places that it may mean. */
    record Named(int name, int[] places) {}

    /** How much the other names, and adjectives, speak of the country. */
    double spokenOf(int country) {
        double all = article.countries().getOrDefault(country, 0.0);
        Share own = article.own().get(name);
        return own == null || own.country() != country ? all : Math.max(0, all - own.weight());
    }
}
