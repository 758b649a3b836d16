package io.castling.extraction.evaluation;

import io.castling.extraction.Analysis;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.evaluation.Scores.Slot;
import io.castling.extraction.place.PlaceMention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Pairs the claims of one article with its labelled relocations, best pairs first. A pair has the same system and at
 * least one end that is named and right. Older moves told as background are neither required nor counted as wrong.
 */
final class ClaimScorer {

    private final UnaryOperator<String> canonical;
    private final List<Claim> claims;
    private final List<Gold.Relocation> relocations;
    private final List<Pair> matched;
    private final List<Claim> invented;

    private record Pair(Claim claim, Gold.Relocation label, boolean origin, boolean destination) {
        boolean status() {
            return claim.status().name().toLowerCase(Locale.ROOT).equals(label.status());
        }

        boolean full() {
            return origin && destination && status();
        }

        int score() {
            return (origin ? 1 : 0) + (destination ? 1 : 0) + (status() ? 1 : 0);
        }

        /** Whether one end is right because it is named, not because both say nothing. */
        boolean solid() {
            return (origin
                            && (label.origin().place().isPresent()
                                    || !claim.origins().isEmpty()))
                    || (destination
                            && (label.destination().place().isPresent()
                                    || !claim.destinations().isEmpty()));
        }
    }

    ClaimScorer(Gold gold, Analysis analysis, UnaryOperator<String> canonical) {
        this.canonical = canonical;
        this.claims =
                analysis.claims().stream().filter(claim -> !claim.background()).toList();
        this.relocations =
                gold.relocations().stream().filter(label -> !label.background()).toList();
        this.matched = match();
        Set<Claim> right = identities(matched.stream().map(Pair::claim).toList());
        this.invented = claims.stream()
                .filter(claim -> !right.contains(claim))
                .filter(claim -> gold.relocations().stream()
                        .filter(Gold.Relocation::background)
                        .flatMap(label -> pair(claim, label).stream())
                        .noneMatch(Pair::solid))
                .toList();
    }

    private static Set<Claim> identities(List<Claim> claims) {
        Set<Claim> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(claims);
        return set;
    }

    private List<Pair> match() {
        List<Pair> pairs = new ArrayList<>();
        for (Claim claim : claims) {
            for (Gold.Relocation label : relocations) {
                pair(claim, label).filter(Pair::solid).ifPresent(pairs::add);
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::score).reversed());
        Set<Claim> usedClaims = identities(List.of());
        Set<Gold.Relocation> usedLabels = new HashSet<>();
        List<Pair> best = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!usedClaims.contains(pair.claim) && !usedLabels.contains(pair.label)) {
                usedClaims.add(pair.claim);
                usedLabels.add(pair.label);
                best.add(pair);
            }
        }
        return best;
    }

    private Optional<Pair> pair(Claim claim, Gold.Relocation label) {
        String said = canonical.apply(claim.system().name());
        boolean same = label.systems().stream()
                .anyMatch(name -> Names.fold(name).equals(Names.fold(said))
                        || Names.fold(name).equals(Names.fold(claim.system().name())));
        return same
                ? Optional.of(
                        new Pair(claim, label, Ends.originAgrees(claim, label), Ends.destinationAgrees(claim, label)))
                : Optional.empty();
    }

    Finding finding() {
        return new Finding(matched.size(), matched.size() + invented.size(), relocations.size());
    }

    Finding fullFinding() {
        int full = (int) matched.stream().filter(Pair::full).count();
        return new Finding(full, matched.size() + invented.size(), relocations.size());
    }

    boolean anyMovement() {
        return claims.stream().anyMatch(claim -> claim.status() != Claim.Status.DENIED);
    }

    Map<Slot, Ratio> slots() {
        Map<Slot, Ratio> slots = new EnumMap<>(Slot.class);
        for (Pair pair : matched) {
            Gold.Relocation label = pair.label;
            add(slots, Slot.ORIGIN, pair.origin);
            add(slots, Slot.DESTINATION, pair.destination);
            add(slots, Slot.STATUS, pair.status());
            label.hedged().ifPresent(hedged -> add(slots, Slot.HEDGED, hedged == pair.claim.hedged()));
            label.when().ifPresent(when -> add(slots, Slot.WHEN, Days.of(when).overlaps(pair.claim.when())));
            if (label.count().isPresent()) {
                add(slots, Slot.COUNT, pair.claim.count().equals(label.count()));
            }
        }
        return slots;
    }

    private static void add(Map<Slot, Ratio> slots, Slot slot, boolean right) {
        slots.merge(slot, Ratio.of(right), Ratio::plus);
    }

    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        for (Pair pair : matched) {
            if (!pair.full()) {
                mistakes.add("claim not whole: " + words(pair.label) + ", found " + words(pair.claim));
            }
        }
        Set<Gold.Relocation> found =
                new HashSet<>(matched.stream().map(Pair::label).toList());
        relocations.stream()
                .filter(label -> !found.contains(label))
                .forEach(label -> mistakes.add("claim missed: " + words(label)));
        invented.forEach(claim -> mistakes.add(
                "claim invented: " + words(claim) + " in '" + claim.evidence().text() + "'"));
        return mistakes;
    }

    private static String words(Gold.Relocation label) {
        return label.systems().getFirst() + " from "
                + label.origin().place().map(Gold.Place::text).orElse("?") + " to "
                + label.destination().place().map(Gold.Place::text).orElse("?") + ", " + label.status();
    }

    private static String words(Claim claim) {
        return claim.system().name() + " from " + names(claim.origins()) + " to " + names(claim.destinations()) + ", "
                + claim.status().name().toLowerCase(Locale.ROOT);
    }

    private static String names(List<PlaceMention> ends) {
        return ends.isEmpty()
                ? "?"
                : String.join(" and ", ends.stream().map(PlaceMention::text).toList());
    }
}
