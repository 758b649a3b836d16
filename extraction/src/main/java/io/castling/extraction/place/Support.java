package io.castling.extraction.place;

import io.castling.extraction.text.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A second look at names that were almost taken for places: Marietta and Ball are people and things, but places where
 * the article speaks of their neighbours or has called them places before.
 */
final class Support {

    private static final double NEAR_KM = 60;
    /** Enough names to measure from; more would cost and not help. */
    private static final int MOST = 24;

    private final Gazetteer gazetteer;

    Support(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** A name that is not quite a place by its words, and how much it lacks. */
    record Doubt(Toponym toponym, double lacking) {}

    /** The toponyms with the doubtful ones that the others vouch for, in order. */
    List<Toponym> settle(List<Toponym> certain, List<Doubt> doubts) {
        if (doubts.isEmpty() || certain.isEmpty()) {
            return certain;
        }
        Set<Integer> names = new LinkedHashSet<>();
        certain.forEach(toponym -> names.add(toponym.name()));
        Map<Passage, BitSet> taken = new IdentityHashMap<>();
        for (Toponym toponym : certain) {
            taken.computeIfAbsent(toponym.passage(), passage -> new BitSet()).set(toponym.first(), toponym.end());
        }
        List<Toponym> settled = new ArrayList<>(certain);
        for (Doubt doubt : doubts) {
            Toponym toponym = doubt.toponym();
            BitSet tokens = taken.computeIfAbsent(toponym.passage(), passage -> new BitSet());
            int next = tokens.nextSetBit(toponym.first());
            boolean free = next < 0 || next >= toponym.end();
            if (free && weigh(toponym.name(), names) >= doubt.lacking()) {
                settled.add(toponym);
                tokens.set(toponym.first(), toponym.end());
            }
        }
        settled.sort(Comparator.comparing((Toponym toponym) -> toponym.passage().field())
                .thenComparing(Toponym::first));
        return settled;
    }

    /** How much the names that are certain say for a doubtful one. */
    private double weigh(int name, Set<Integer> certain) {
        if (certain.contains(name)) {
            return 1.5;
        }
        double weight = 0;
        int asked = 0;
        for (int other : certain) {
            if (asked++ == MOST) {
                break;
            }
            weight += someNear(name, other) ? 1 / Math.sqrt(gazetteer.candidates(other)) : 0;
        }
        return Math.min(1.5, weight);
    }

    private boolean someNear(int name, int other) {
        for (int n = 0; n < gazetteer.candidates(name); n++) {
            for (int o = 0; o < gazetteer.candidates(other); o++) {
                int place = gazetteer.candidate(other, o);
                if (gazetteer.radiusKm(place) < NEAR_KM
                        && gazetteer.near(gazetteer.candidate(name, n), place, NEAR_KM)) {
                    return true;
                }
            }
        }
        return false;
    }
}
