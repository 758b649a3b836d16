package io.castling.alert.track;

import io.castling.alert.track.voice.Attribution;
import io.castling.alert.track.voice.SourceRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The step from one track and one report to the next track. Pure.
 *
 * <p>The partition of claims into relocations and all that is said of these, but for their ids, is a function of the
 * set of claims: the order of arrival, duplicates and late arrivals change nothing. A withdrawn claim counts as never
 * made. The memory of a track is bounded: when it is full, the claim of the oldest article is forgotten, so that what
 * is remembered is a function of the set of claims, too.
 */
public final class Tracker {

    /** Claims that a track remembers: some years of the most talked-of family, in about 10 MB. */
    public static final int CAPACITY = 4096;

    private final Attribution attribution;
    private final int capacity;

    public Tracker(SourceRegistry registry) {
        this(registry, CAPACITY);
    }

    Tracker(SourceRegistry registry, int capacity) {
        this.attribution = new Attribution(registry);
        this.capacity = capacity;
    }

    /** The step that one report makes. */
    public Step step(Track track, Report report) {
        return step(track, List.of(report));
    }

    /**
     * The step that some reports make at once: what they change is told as the difference between the track before and
     * after all of them, so that nobody hears of what lies between.
     *
     * @throws IllegalArgumentException when a claim is of another family than the track
     */
    public Step step(Track track, List<? extends Report> reports) {
        Track now = track;
        List<Parting> partings = new ArrayList<>();
        List<Change> ignored = new ArrayList<>();
        List<String> remembered = new ArrayList<>();
        for (Report report : reports) {
            Claim claim = report.claim();
            if (!claim.family().equals(track.family())) {
                throw new IllegalArgumentException("claim " + claim.id() + " is of family " + claim.family()
                        + ", but the track is of " + track.family() + ": key claims by family");
            }
            Optional<Change.Reason> refusal = refusal(now, report);
            if (refusal.isPresent()) {
                ignored.add(new Change.Ignored(claim, refusal.get()));
                continue;
            }
            remembered.add(claim.id());
            Ledger.Entry entry = entry(report);
            Member gone =
                    now.ledger().find(claim.id()).map(Ledger.Entry::traceable).orElse(null);
            Member come = entry.traceable();
            Ledger ledger = now.ledger().with(entry);
            if (gone != null || come != null) {
                Parting parting = Parting.of(now.episodes(), gone, come);
                partings.add(parting);
                now = new Track(track.family(), ledger, parting.episodes());
            } else {
                now = new Track(track.family(), ledger, now.episodes());
            }
            if (come == null && (gone == null || !entry.withdrawn())) {
                ignored.add(new Change.Ignored(claim, silence(entry)));
            }
        }
        List<Change> changes = new ArrayList<>(Comparison.of(partings));
        changes.addAll(ignored);
        return forgetSurplus(now, changes, remembered);
    }

    private Ledger.Entry entry(Report report) {
        return switch (report) {
            case Report.Asserted asserted -> new Ledger.Entry(asserted.claim(), member(asserted.claim()));
            case Report.Withdrawn withdrawn -> new Ledger.Entry(withdrawn.claim(), null);
        };
    }

    /** Why what the ledger takes in changes no relocation. */
    private static Change.Reason silence(Ledger.Entry entry) {
        if (entry.withdrawn()) {
            return Change.Reason.WITHDRAWN;
        }
        return entry.claim().background() ? Change.Reason.UNDATED_BACKGROUND : Change.Reason.NOWHERE;
    }

    /** Why a report is not taken in. */
    private Optional<Change.Reason> refusal(Track track, Report report) {
        Claim claim = report.claim();
        Optional<Ledger.Entry> known = track.ledger().find(claim.id());
        if (known.isEmpty()) {
            return isStale(track, claim) ? Optional.of(Change.Reason.STALE) : Optional.empty();
        }
        return switch (report) {
            case Report.Asserted asserted -> refusal(known.get(), claim);
            case Report.Withdrawn withdrawn ->
                known.get().claim().article().revision() > claim.article().revision()
                        ? Optional.of(Change.Reason.OUTDATED)
                        : Optional.empty();
        };
    }

    private static Optional<Change.Reason> refusal(Ledger.Entry known, Claim claim) {
        int seen = known.claim().article().revision();
        int revision = claim.article().revision();
        if (known.withdrawn() ? revision <= seen : revision < seen) {
            return Optional.of(known.withdrawn() ? Change.Reason.WITHDRAWN : Change.Reason.OUTDATED);
        }
        boolean repeats = revision == seen && !isPreferred(claim, known.claim());
        return repeats ? Optional.of(Change.Reason.DUPLICATE) : Optional.empty();
    }

    /** Two readings of one revision under one id: which of them counts must not depend on which comes first. */
    private static boolean isPreferred(Claim claim, Claim known) {
        return !claim.equals(known) && claim.toString().compareTo(known.toString()) < 0;
    }

    private Member member(Claim claim) {
        Article article = claim.article();
        return new Member(
                claim, attribution.attribute(article.id(), article.source(), article.url(), claim.attributedTo()));
    }

    private boolean isStale(Track track, Claim claim) {
        return track.size() >= capacity
                && Claim.BY_DAY.compare(
                                claim, track.ledger().oldest().orElseThrow().claim())
                        < 0;
    }

    /** To forget is no news: nothing is said of it but that a relocation is gone. */
    private Step forgetSurplus(Track full, List<Change> changes, List<String> remembered) {
        Track track = full;
        List<String> forgotten = new ArrayList<>();
        while (track.size() > capacity) {
            Ledger.Entry oldest = track.ledger().oldest().orElseThrow();
            forgotten.add(oldest.claim().id());
            Ledger ledger = track.ledger().without(oldest.claim().id());
            Member member = oldest.traceable();
            if (member == null) {
                track = new Track(track.family(), ledger, track.episodes());
                continue;
            }
            Parting parting = Parting.of(track.episodes(), member, null);
            track = new Track(track.family(), ledger, parting.episodes());
            parting.before().stream()
                    .map(Cluster::relocation)
                    .filter(relocation -> parting.after().stream()
                            .noneMatch(cluster -> cluster.relocation().id().equals(relocation.id())))
                    .forEach(relocation -> changes.add(new Change.Sealed(relocation)));
        }
        return new Step(track, changes, remembered, forgotten);
    }

    /**
     * The track that was stored. What it says of relocations follows from the claims and from the registry of this
     * tracker, so that a corrected registry takes effect.
     */
    public Track restore(TrackImage image) {
        Ledger ledger = Ledger.EMPTY;
        List<Member> members = new ArrayList<>();
        for (Claim claim : image.claims()) {
            Member member = member(claim);
            ledger = ledger.with(new Ledger.Entry(claim, member));
            if (member.isTraceable()) {
                members.add(member);
            }
        }
        for (Claim claim : image.withdrawn()) {
            ledger = ledger.with(new Ledger.Entry(claim, null));
        }
        Collections.sort(members);
        List<Naming.Named> named = new Naming(image.identities(), id -> false).name(Partition.of(members));
        List<Seat> seats = new ArrayList<>();
        List<Cluster> clusters = new ArrayList<>();
        for (Naming.Named name : named) {
            Mark mark = new Mark();
            seats.addAll(name.draft().seats(mark));
            clusters.add(Cluster.of(mark, name));
        }
        return new Track(image.family(), ledger, Episode.group(seats, clusters));
    }
}
