package io.castling.alert.policy;

import io.castling.alert.track.Phase;
import io.castling.alert.track.Place;
import io.castling.alert.track.Relocation;
import java.util.List;

/** How much attention an alert asks for. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    private static final int CONFIRMED = 1;
    private static final int PROBABLE = 2;
    private static final int POSSIBLE = 3;

    /**
     * Critical: confirmed to have crossed a border. High: reported and at least probably true. Medium: reported and
     * possibly true, or planned and at least probably true. Low: the rest.
     */
    public static Severity of(Relocation relocation) {
        int grade = relocation.credibility().grade();
        if (relocation.phase() == Phase.REPORTED) {
            if (grade <= PROBABLE) {
                return grade == CONFIRMED && crossesBorder(relocation) ? CRITICAL : HIGH;
            }
            return grade == POSSIBLE ? MEDIUM : LOW;
        }
        return relocation.phase() == Phase.PLANNED && grade <= PROBABLE ? MEDIUM : LOW;
    }

    private static boolean crossesBorder(Relocation relocation) {
        List<String> from = countries(relocation.origins());
        List<String> to = countries(relocation.destinations());
        return !from.isEmpty() && !to.isEmpty() && from.stream().noneMatch(to::contains);
    }

    private static List<String> countries(List<Place> places) {
        return places.stream().flatMap(place -> place.country().stream()).toList();
    }
}
