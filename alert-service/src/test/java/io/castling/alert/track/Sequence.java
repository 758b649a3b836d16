package io.castling.alert.track;

import io.castling.alert.policy.Alert;
import io.castling.alert.policy.AlertBook;
import io.castling.alert.policy.AlertPolicy;
import io.castling.alert.policy.Decision;
import io.castling.alert.policy.Lane;
import io.castling.alert.policy.Watchlist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Some reports run through the tracker and the policy, one after the other. */
final class Sequence {

    private final Tracker tracker;
    private final AlertPolicy policy = new AlertPolicy(Watchlist.everything(), new Lane.Live());
    private final Map<String, Track> tracks = new TreeMap<>();
    private final Map<String, AlertBook> books = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    Sequence(Tracker tracker) {
        this.tracker = tracker;
    }

    static Sequence of(List<? extends Report> reports) {
        Sequence sequence = new Sequence(new Tracker(TestSources.REGISTRY));
        reports.forEach(sequence::add);
        return sequence;
    }

    static <T> List<T> shuffled(List<T> reports, Random random) {
        List<T> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    List<Decision> add(Report report) {
        return addAtOnce(List.of(report));
    }

    /** What one article says of one family. */
    List<Decision> addAtOnce(List<? extends Report> reports) {
        Claim cause = reports.getFirst().claim();
        String family = cause.family();
        Track track = tracks.getOrDefault(family, Track.empty(family));
        Step step = tracker.step(track, reports);
        AlertPolicy.Outcome outcome = policy.decide(
                books.getOrDefault(family, AlertBook.EMPTY),
                cause.article(),
                step,
                Instant.ofEpochSecond(decisions.size()));
        tracks.put(family, step.track());
        books.put(family, outcome.book());
        decisions.addAll(outcome.decisions());
        changes.addAll(step.changes());
        return outcome.decisions();
    }

    Tracker tracker() {
        return tracker;
    }

    Map<String, Track> tracks() {
        return tracks;
    }

    Map<String, AlertBook> books() {
        return books;
    }

    List<Change> changes() {
        return changes;
    }

    List<Relocation> relocations() {
        return tracks.values().stream()
                .flatMap(track -> track.relocations().stream())
                .toList();
    }

    /** The claims of each relocation that somebody speaks for. */
    Set<Set<String>> partition() {
        return relocations().stream()
                .filter(relocation -> relocation.claims().stream().anyMatch(Claim::supports))
                .map(relocation -> relocation.claims().stream().map(Claim::id).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    static Set<Set<String>> labelled(Scenario scenario) {
        Map<String, Set<String>> clusters = new TreeMap<>();
        for (Scenario.Line line : scenario.lines()) {
            clusters.computeIfAbsent(line.cluster(), key -> new HashSet<>())
                    .add(line.report().claim().id());
        }
        clusters.remove("-");
        return Set.copyOf(clusters.values());
    }

    /** What is known in the end, apart from the names of the relocations. */
    Set<Relocation> states() {
        return relocations().stream().map(Sequence::nameless).collect(Collectors.toSet());
    }

    static Relocation nameless(Relocation of) {
        return new Relocation(
                "",
                List.of(),
                of.system(),
                of.family(),
                of.materiel(),
                of.origins(),
                of.destinations(),
                of.via(),
                of.count(),
                of.quantity(),
                of.period(),
                of.phase(),
                of.hedged(),
                of.hedgedSlots(),
                of.voices(),
                of.credibility(),
                of.claims());
    }

    List<Alert> alerts() {
        return decisions.stream()
                .filter(Decision.Raised.class::isInstance)
                .map(decision -> ((Decision.Raised) decision).alert())
                .toList();
    }

    /** Types of the alerts, with a letter for each relocation in order of its first alert. */
    List<String> lettered() {
        Map<String, Character> letters = new LinkedHashMap<>();
        List<String> lettered = new ArrayList<>();
        for (Alert alert : alerts()) {
            char letter = letters.computeIfAbsent(alert.relocation().id(), id -> (char) ('A' + letters.size()));
            lettered.add(alert.type() + " " + letter);
        }
        return lettered;
    }
}
