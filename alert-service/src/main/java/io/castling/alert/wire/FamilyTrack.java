package io.castling.alert.wire;

import io.castling.alert.policy.AlertBook;
import io.castling.alert.policy.AlertPolicy;
import io.castling.alert.policy.AlertThread;
import io.castling.alert.policy.Decision;
import io.castling.alert.policy.SystemTraits;
import io.castling.alert.policy.Watchlist;
import io.castling.alert.track.Change;
import io.castling.alert.track.Claim;
import io.castling.alert.track.Relocation;
import io.castling.alert.track.Report;
import io.castling.alert.track.Step;
import io.castling.alert.track.Track;
import io.castling.alert.track.TrackImage;
import io.castling.alert.track.Tracker;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationName;
import io.castling.schemas.Sighting;
import io.castling.schemas.WatchedSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The track and the alerts of one system family, behind the contracts: a claim in, records out. Not for several threads. */
public final class FamilyTrack {

    private final Tracker tracker;
    private final io.castling.alert.policy.Lane lane;
    private final Map<String, SystemTraits> traits = new HashMap<>();
    private Track track;
    private AlertBook book;
    private Map<String, Sighting> sightings;

    private FamilyTrack(Tracker tracker, io.castling.alert.policy.Lane lane, Track track, AlertBook book) {
        this.tracker = tracker;
        this.lane = lane;
        this.track = track;
        this.book = book;
        this.sightings = Sightings.of(track.relocations());
    }

    /** What was stored of one family. */
    public record Stored(
            List<ArticleClaim> claims, List<RelocationName> names, List<io.castling.schemas.AlertThread> threads) {

        public static final Stored NOTHING = new Stored(List.of(), List.of(), List.of());
    }

    static FamilyTrack restore(Tracker tracker, io.castling.schemas.topic.Lane lane, String family, Stored stored) {
        List<Claim> asserted = new ArrayList<>();
        List<Claim> withdrawn = new ArrayList<>();
        for (ArticleClaim said : stored.claims()) {
            switch (Reports.of(said)) {
                case Report.Asserted report -> asserted.add(report.claim());
                case Report.Withdrawn report -> withdrawn.add(report.claim());
            }
        }
        List<TrackImage.Identity> identities = stored.names().stream()
                .map(name -> new TrackImage.Identity(name.getId(), name.getAliases(), name.getClaims()))
                .toList();
        Track track = stored.claims().isEmpty()
                ? Track.empty(family)
                : tracker.restore(new TrackImage(family, asserted, withdrawn, identities));
        AlertBook book =
                AlertBook.of(stored.threads().stream().map(Alerts::domain).toList());
        var restored = new FamilyTrack(tracker, lane(lane), track, book);
        stored.claims().forEach(restored::learn);
        return restored;
    }

    /** Takes a claim in. The watchlist is that of the moment; where it is empty every system is watched. */
    public Assessment accept(ArticleClaim said, Collection<WatchedSystem> watched, Instant at) {
        learn(said);
        Report report = Reports.of(said);
        Step step = tracker.step(track, report);
        AlertPolicy.Outcome outcome = new AlertPolicy(watchlist(watched), lane).decide(book, report, step, at);
        Assessment assessment = describe(step, outcome, said);
        track = step.track();
        book = outcome.book();
        return assessment;
    }

    /** The relocations as they stand. */
    public List<io.castling.schemas.Relocation> relocations() {
        return track.relocations().stream()
                .map(relocation -> Relocations.wire(relocation, RelocationChange.UNKNOWN, traits(relocation)))
                .toList();
    }

    private Assessment describe(Step step, AlertPolicy.Outcome outcome, ArticleClaim said) {
        Map<String, io.castling.schemas.Relocation> records = new LinkedHashMap<>();
        Map<String, RelocationName> named = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        for (Change change : step.changes()) {
            if (change instanceof Change.OfRelocation about) {
                record(about, records, named, unnamed);
            }
        }
        String article = said.getArticle().getId();
        // What changed no relocation moved nothing.
        Map<String, Sighting> now =
                records.isEmpty() ? sightings : Sightings.of(step.track().relocations());
        Map<String, Sighting> seen = new HashMap<>(now);
        seen.entrySet().removeAll(sightings.entrySet());
        List<String> vanished =
                sightings.keySet().stream().filter(key -> !now.containsKey(key)).toList();
        sightings = now;
        return new Assessment(
                List.copyOf(records.values()),
                seen,
                vanished,
                outcome.alerts().stream()
                        .map(alert -> Alerts.wire(
                                alert,
                                Objects.requireNonNull(
                                        records.get(alert.relocation().id()))))
                        .toList(),
                List.copyOf(named.values()),
                unnamed,
                threadsThatWentOn(outcome.book()),
                threadsThatEnded(outcome.book()),
                outcome.decisions().stream()
                        .map(decision -> verdict(decision, article))
                        .toList(),
                step.track() != track,
                step.forgotten());
    }

    private void record(
            Change.OfRelocation change,
            Map<String, io.castling.schemas.Relocation> records,
            Map<String, RelocationName> named,
            List<String> unnamed) {
        Relocation relocation = change.relocation();
        RelocationChange kind = Changes.kind(change);
        switch (change) {
            case Change.Withdrawn withdrawn -> {
                records.put(relocation.id(), Relocations.ended(relocation, kind, Optional.empty(), traits(relocation)));
                unnamed.add(relocation.id());
                return;
            }
            case Change.Sealed sealed -> {
                unnamed.add(relocation.id());
                return;
            }
            case Change.Merged merged -> {
                for (Relocation absorbed : merged.absorbed()) {
                    records.put(
                            absorbed.id(),
                            Relocations.ended(absorbed, kind, Optional.of(relocation.id()), traits(absorbed)));
                    unnamed.add(absorbed.id());
                }
            }
            default -> {}
        }
        records.put(relocation.id(), Relocations.wire(relocation, kind, traits(relocation)));
        named.put(
                relocation.id(),
                new RelocationName(
                        relocation.id(),
                        relocation.aliases(),
                        relocation.claims().stream().map(Claim::id).toList()));
    }

    private List<io.castling.schemas.AlertThread> threadsThatWentOn(AlertBook next) {
        return next.threads().stream()
                .filter(thread -> !book.thread(thread.relocation()).equals(Optional.of(thread)))
                .map(Alerts::wire)
                .toList();
    }

    private List<String> threadsThatEnded(AlertBook next) {
        return book.threads().stream()
                .map(AlertThread::relocation)
                .filter(relocation -> next.thread(relocation).isEmpty())
                .toList();
    }

    private static Assessment.Verdict verdict(Decision decision, String article) {
        return switch (decision) {
            case Decision.Raised raised ->
                new Assessment.Verdict(
                        raised.alert().relocation().id(), raised.alert().type().name(), article, raised.reasons());
            case Decision.Silent silent ->
                new Assessment.Verdict(silent.relocation().id(), "silent", article, silent.reasons());
            case Decision.Unheard unheard ->
                new Assessment.Verdict(unheard.claim().id(), "unheard", article, unheard.reasons());
        };
    }

    private Watchlist watchlist(Collection<WatchedSystem> watched) {
        return watched.isEmpty()
                ? Watchlist.everything()
                : Watchlist.of(
                        watched.stream().map(WatchEntries::of).toList(),
                        name -> traits.getOrDefault(name, SystemTraits.UNKNOWN));
    }

    /** What the catalogue says of a system travels with each claim, so that no catalogue is needed here. */
    private void learn(ArticleClaim said) {
        var claim = said.getClaim();
        if (claim.getSystemClass() != null) {
            var told = new SystemTraits(claim.getSystemClass(), claim.getOwners());
            traits.put(Objects.requireNonNullElse(claim.getSystem(), claim.getFamily()), told);
            traits.putIfAbsent(claim.getFamily(), told);
        }
    }

    private SystemTraits traits(Relocation relocation) {
        return traits.getOrDefault(relocation.systemOrFamily(), SystemTraits.UNKNOWN);
    }

    private static io.castling.alert.policy.Lane lane(io.castling.schemas.topic.Lane lane) {
        return switch (lane) {
            case io.castling.schemas.topic.Lane.Live live -> new io.castling.alert.policy.Lane.Live();
            case io.castling.schemas.topic.Lane.Replay replay -> new io.castling.alert.policy.Lane.Replay(replay.id());
        };
    }
}
