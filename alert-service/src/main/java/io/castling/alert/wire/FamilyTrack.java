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
import io.castling.alert.track.Whereabout;
import io.castling.alert.track.Whereabouts;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationName;
import io.castling.schemas.Sighting;
import io.castling.schemas.WatchedSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The track and the alerts of one system family, behind the contracts: claims in, records out. Not for several threads. */
public final class FamilyTrack {

    private final Supplier<Tracker> trackers;
    private final io.castling.alert.policy.Lane lane;
    private final Map<String, SystemTraits> traits = new HashMap<>();
    private Track track;
    private AlertBook book;
    private Tracker tracker;
    private Whereabouts whereabouts;
    private final Map<String, Sighting> sightings;

    private FamilyTrack(
            Supplier<Tracker> trackers,
            Tracker tracker,
            io.castling.alert.policy.Lane lane,
            Track track,
            AlertBook book) {
        this.trackers = trackers;
        this.tracker = tracker;
        this.lane = lane;
        this.track = track;
        this.book = book;
        this.whereabouts = new Whereabouts(track);
        this.sightings = Sightings.of(whereabouts);
    }

    /** What was stored of one family. */
    public record Stored(
            List<ArticleClaim> claims, List<RelocationName> names, List<io.castling.schemas.AlertThread> threads) {

        public static final Stored NOTHING = new Stored(List.of(), List.of(), List.of());
    }

    static FamilyTrack restore(
            Supplier<Tracker> trackers, io.castling.schemas.topic.Lane lane, String family, Stored stored) {
        Tracker tracker = trackers.get();
        List<Claim> asserted = new ArrayList<>();
        List<Claim> withdrawn = new ArrayList<>();
        for (ArticleClaim said : stored.claims()) {
            for (Report report : Reports.of(said)) {
                switch (report) {
                    case Report.Asserted asserts -> asserted.add(asserts.claim());
                    case Report.Withdrawn withdraws -> withdrawn.add(withdraws.claim());
                }
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
        var restored = new FamilyTrack(trackers, tracker, lane(lane), track, book);
        stored.claims().forEach(restored::learn);
        return restored;
    }

    /** Takes in what an article says, all at once. The watchlist is that of the moment; where it is empty every system is watched. */
    public Assessment accept(ArticleClaim said, Collection<WatchedSystem> watched, Instant at) {
        learn(said);
        Set<Whereabouts.Key> rejudged = followRegistry();
        List<Report> reports = Reports.of(said);
        Step step = tracker.step(track, reports);
        AlertPolicy.Outcome outcome = new AlertPolicy(watchlist(watched), lane)
                .decide(book, reports.getFirst().claim().article(), step, at);
        Assessment assessment = describe(step, outcome, said, rejudged);
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

    /**
     * Judges what is known anew when the registry of sources has changed. That alone is no news; what it changes is told
     * with the next change of each relocation.
     *
     * @return the places to look at again
     */
    private Set<Whereabouts.Key> followRegistry() {
        Tracker latest = trackers.get();
        if (latest.equals(tracker)) {
            return Set.of();
        }
        tracker = latest;
        track = latest.restore(track.image());
        Set<Whereabouts.Key> places = new HashSet<>(whereabouts.all().keySet());
        whereabouts = new Whereabouts(track);
        places.addAll(whereabouts.all().keySet());
        return places;
    }

    private Assessment describe(
            Step step, AlertPolicy.Outcome outcome, ArticleClaim said, Set<Whereabouts.Key> rejudged) {
        Map<String, io.castling.schemas.Relocation> records = new LinkedHashMap<>();
        Map<String, RelocationName> named = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        for (Change change : step.changes()) {
            if (change instanceof Change.OfRelocation about) {
                record(about, records, named, unnamed);
            }
        }
        String article = said.getArticle().getId();
        Map<Whereabouts.Key, Optional<Whereabout>> places = new HashMap<>();
        Map<Whereabouts.Key, Whereabout> all = rejudged.isEmpty() ? Map.of() : whereabouts.all();
        rejudged.forEach(key -> places.put(key, Optional.ofNullable(all.get(key))));
        places.putAll(whereabouts.follow(step.changes()));
        Map<String, Sighting> seen = new HashMap<>();
        List<String> vanished = new ArrayList<>();
        places.forEach((key, whereabout) -> {
            String id = Sightings.key(key);
            if (whereabout.isEmpty()) {
                if (sightings.remove(id) != null) {
                    vanished.add(id);
                }
                return;
            }
            Sighting sighting = Sightings.sighting(whereabout.get());
            if (!sighting.equals(sightings.put(id, sighting))) {
                seen.put(id, sighting);
            }
        });
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
                remembered(said, step),
                step.forgotten());
    }

    private static List<ArticleClaim> remembered(ArticleClaim said, Step step) {
        Set<String> taken = Set.copyOf(step.remembered());
        return Reports.each(said).stream()
                .filter(claim -> taken.contains(claim.getClaim().getId()))
                .toList();
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
        learn(said.getClaim());
        said.getFurther().forEach(further -> learn(further.getClaim()));
    }

    private void learn(io.castling.schemas.Claim claim) {
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
