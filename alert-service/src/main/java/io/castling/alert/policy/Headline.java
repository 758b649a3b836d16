package io.castling.alert.policy;

import io.castling.alert.track.Materiel;
import io.castling.alert.track.Phase;
import io.castling.alert.track.Place;
import io.castling.alert.track.Relocation;
import io.castling.alert.track.Slot;
import java.util.List;
import java.util.stream.Collectors;

/** One line about a relocation, for people. */
final class Headline {

    private Headline() {}

    static String of(AlertType type, Relocation relocation) {
        String line = what(relocation) + " " + verb(type, relocation) + ends(relocation);
        return line + " [" + relocation.credibility().code() + "]";
    }

    private static String what(Relocation relocation) {
        String name = relocation.systemOrFamily();
        return switch (relocation.materiel()) {
            case SYSTEM -> name;
            case INTERCEPTORS -> name + " missiles";
            case COMPONENTS -> name + " components";
        };
    }

    private static String verb(AlertType type, Relocation relocation) {
        if (type == AlertType.CANCEL) {
            return "not moved after all";
        }
        if (relocation.phase() == Phase.PLANNED) {
            return "to move";
        }
        boolean plural = relocation.materiel() != Materiel.SYSTEM;
        return relocation.hedged() ? "said to have moved" : plural ? "have moved" : "moved";
    }

    private static String ends(Relocation relocation) {
        StringBuilder line = new StringBuilder();
        if (!relocation.origins().isEmpty()) {
            line.append(" from ").append(names(relocation.origins()));
        }
        if (!relocation.destinations().isEmpty()) {
            boolean guess = relocation.hedgedSlots().contains(Slot.DESTINATIONS);
            line.append(guess ? ", perhaps to " : " to ").append(names(relocation.destinations()));
        }
        return line.toString();
    }

    private static String names(List<Place> places) {
        return places.stream().map(Place::name).distinct().collect(Collectors.joining(", "));
    }
}
