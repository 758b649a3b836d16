package io.castling.cli;

import io.castling.alert.track.Tracker;
import io.castling.alert.wire.Assessment;
import io.castling.alert.wire.FamilyTrack;
import io.castling.alert.wire.FamilyTracks;
import io.castling.schemas.Alert;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.Relocation;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tracks of all families in memory: what the alert service would make of claims, and why. */
final class Assessor {

    private final FamilyTracks families;
    private final List<WatchedSystem> watched;
    private final Map<String, FamilyTrack> tracks = new TreeMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Assessment.Verdict> verdicts = new ArrayList<>();

    /** @param watched the watchlist; where it is empty every system is watched */
    Assessor(Tracker tracker, List<WatchedSystem> watched) {
        this.families = new FamilyTracks(tracker, Lane.LIVE);
        this.watched = List.copyOf(watched);
    }

    /** @param at the time that alerts carry */
    void accept(ArticleClaim claim, Instant at) {
        Assessment assessment = tracks.computeIfAbsent(claim.getClaim().getFamily(), families::fresh)
                .accept(claim, watched, at);
        alerts.addAll(assessment.alerts());
        verdicts.addAll(assessment.decisions());
    }

    /** As they stand, by their ids. */
    List<Relocation> relocations() {
        return tracks.values().stream()
                .flatMap(track -> track.relocations().stream())
                .sorted(Comparator.comparing(Relocation::getId))
                .toList();
    }

    /** In the order in which they were raised. */
    List<Alert> alertsOf(String relocation) {
        return alerts.stream()
                .filter(alert -> alert.getRelocation().getId().equals(relocation))
                .toList();
    }

    /** Every decision, in order. */
    List<Assessment.Verdict> verdicts() {
        return List.copyOf(verdicts);
    }
}
