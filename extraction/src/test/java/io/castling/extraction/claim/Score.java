package io.castling.extraction.claim;

import io.castling.extraction.claim.Claim.Period;
import io.castling.extraction.claim.Claim.Status;
import io.castling.extraction.claim.Passages.Labelled;
import io.castling.extraction.place.PlaceMention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How many of the labelled claims were read, and how well: the measure of the annotation guideline. */
final class Score {

    private final Map<String, int[]> slots = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private int read;
    private int labelled;
    private int right;
    private int whole;
    private int negatives;
    private int flagged;

    static Score of(List<Labelled> passages, Function<Labelled, List<Claim>> extractor) {
        Score score = new Score();
        passages.forEach(passage -> score.add(passage, extractor.apply(passage)));
        return score;
    }

    private void add(Labelled passage, List<Claim> all) {
        String id = passage.document().id();
        List<Claim> claims = all.stream().filter(c -> !c.background()).toList();
        List<Expected> wanted =
                passage.claims().stream().filter(e -> !e.background()).toList();
        List<Expected> old =
                passage.claims().stream().filter(Expected::background).toList();
        Set<Claim> used = new HashSet<>();
        for (Expected expected : wanted) {
            Claim best = claims.stream()
                    .filter(c -> !used.contains(c) && expected.matches(c))
                    .max((a, b) -> Integer.compare(quality(expected, a), quality(expected, b)))
                    .orElse(null);
            if (best == null) {
                mistakes.add(id + " missed " + expected);
                continue;
            }
            used.add(best);
            judge(id, expected, best);
        }
        List<Claim> spare = claims.stream().filter(c -> !used.contains(c)).toList();
        List<Claim> wrong = spare.stream()
                .filter(c -> old.stream().noneMatch(e -> e.matches(c)))
                .toList();
        wrong.forEach(c -> mistakes.add(id + " invented " + describe(c)));
        read += used.size() + wrong.size();
        labelled += wanted.size();
        if (passage.claims().isEmpty()) {
            negatives++;
            flagged += claims.stream().anyMatch(c -> c.status() != Status.DENIED) ? 1 : 0;
        }
    }

    private static int quality(Expected expected, Claim claim) {
        return (expected.originOf(claim) ? 1 : 0)
                + (expected.destinationOf(claim) ? 1 : 0)
                + (expected.status(claim) ? 1 : 0);
    }

    private void judge(String id, Expected expected, Claim claim) {
        right++;
        whole += expected.full(claim) ? 1 : 0;
        slot(id, "origin", expected.originOf(claim), expected, claim);
        slot(id, "destination", expected.destinationOf(claim), expected, claim);
        slot(id, "status", expected.status(claim), expected, claim);
        slot(id, "hedged", expected.hedged() == claim.hedged(), expected, claim);
        if (expected.count().isPresent()) {
            slot(id, "count", expected.count().equals(claim.count()), expected, claim);
        }
        expected.when()
                .ifPresent(when -> slot(
                        id, "when", claim.when().filter(w -> overlap(w, when)).isPresent(), expected, claim));
    }

    private static boolean overlap(Period a, Period b) {
        return !a.start().isAfter(b.end()) && !b.start().isAfter(a.end());
    }

    private void slot(String id, String name, boolean ok, Expected expected, Claim claim) {
        int[] counts = slots.computeIfAbsent(name, n -> new int[2]);
        counts[0] += ok ? 1 : 0;
        counts[1]++;
        if (!ok) {
            mistakes.add(id + " " + name + ": " + describe(claim) + " but labelled " + expected);
        }
    }

    private static String describe(Claim claim) {
        return claim.system().name() + " "
                + claim.origins().stream().map(PlaceMention::text).toList() + " > "
                + claim.destinations().stream().map(PlaceMention::text).toList() + " " + claim.status()
                + claim.count().stream().mapToObj(n -> " n=" + n).findFirst().orElse("")
                + claim.when().map(w -> " when=" + w.start() + "/" + w.end()).orElse("")
                + (claim.hedged() ? " hedged" : "") + " by "
                + claim.evidence().rule();
    }

    double f1() {
        return f1(right);
    }

    double fullF1() {
        return f1(whole);
    }

    private double f1(int hits) {
        return read + labelled == 0 ? 1 : 2.0 * hits / (read + labelled);
    }

    double slot(String name) {
        int[] counts = slots.getOrDefault(name, new int[] {1, 1});
        return (double) counts[0] / counts[1];
    }

    double flagged() {
        return negatives == 0 ? 0 : (double) flagged / negatives;
    }

    List<String> mistakes() {
        return mistakes;
    }

    /** One line. */
    String summary() {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "claims %d, P %.3f, R %.3f, F1 %.3f, full F1 %.3f",
                labelled,
                read == 0 ? 1 : (double) right / read,
                (double) right / labelled,
                f1(),
                fullF1()));
        slots.keySet().forEach(s -> line.append(String.format(Locale.ROOT, ", %s %.3f", s, slot(s))));
        return line.append(String.format(Locale.ROOT, ", negatives %d, flagged %.3f", negatives, flagged()))
                .toString();
    }
}
