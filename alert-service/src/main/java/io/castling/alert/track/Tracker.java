package io.castling.alert.track;

import io.castling.alert.track.voice.Attribution;
import io.castling.alert.track.voice.SourceRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** @throws IllegalArgumentException when the claim is of another family than the track */
    public Step step(Track track, Report report) {
        Claim claim = report.claim();
        if (!claim.family().equals(track.family())) {
            throw new IllegalArgumentException("claim " + claim.id() + " is of family " + claim.family()
                    + ", but the track is of " + track.family() + ": key claims by family");
        }
        return switch (report) {
            case Report.Asserted asserted -> asserted(track, asserted.claim());
            case Report.Withdrawn withdrawn -> withdrawn(track, withdrawn.claim());
        };
    }

    private Step asserted(Track track, Claim claim) {
        Optional<Ledger.Entry> known = track.ledger().find(claim.id());
        if (known.isEmpty()) {
            return isStale(track, claim) ? ignored(track, claim, Change.Reason.STALE) : replace(track, null, claim);
        }
        Ledger.Entry entry = known.get();
        int seen = entry.claim().article().revision();
        int revision = claim.article().revision();
        if (entry.withdrawn() ? revision <= seen : revision < seen) {
            return ignored(track, claim, entry.withdrawn() ? Change.Reason.WITHDRAWN : Change.Reason.OUTDATED);
        }
        if (revision == seen && !isPreferred(claim, entry.claim())) {
            return ignored(track, claim, Change.Reason.DUPLICATE);
        }
        return replace(track, entry.member(), claim);
    }

    /** Two readings of one revision under one id: which of them counts must not depend on which comes first. */
    private static boolean isPreferred(Claim claim, Claim known) {
        return !claim.equals(known) && claim.toString().compareTo(known.toString()) < 0;
    }

    private Step withdrawn(Track track, Claim claim) {
        Optional<Ledger.Entry> known = track.ledger().find(claim.id());
        if (known.isEmpty()) {
            return isStale(track, claim)
                    ? ignored(track, claim, Change.Reason.STALE)
                    : forgetSurplus(track(track, track.ledger().with(new Ledger.Entry(claim, null))), ignored(claim));
        }
        Ledger.Entry entry = known.get();
        if (entry.claim().article().revision() > claim.article().revision()) {
            return ignored(track, claim, Change.Reason.OUTDATED);
        }
        Ledger ledger = track.ledger().with(new Ledger.Entry(claim, null));
        Member member = entry.member();
        if (member == null || !member.isTraceable()) {
            return new Step(track(track, ledger), ignored(claim), List.of());
        }
        Parting parting = Parting.of(track.episodes(), member, null);
        return new Step(new Track(track.family(), ledger, parting.episodes()), Comparison.of(parting), List.of());
    }

    private Step replace(Track track, @Nullable Member before, Claim claim) {
        Member member = member(claim);
        Ledger ledger = track.ledger().with(new Ledger.Entry(claim, member));
        Member gone = before == null || !before.isTraceable() ? null : before;
        Member come = member.isTraceable() ? member : null;
        Parting parting = Parting.of(track.episodes(), gone, come);
        List<Change> changes = new ArrayList<>(Comparison.of(parting));
        if (come == null) {
            Change.Reason reason = claim.background() ? Change.Reason.UNDATED_BACKGROUND : Change.Reason.NOWHERE;
            changes.add(new Change.Ignored(claim, reason));
        }
        return forgetSurplus(new Track(track.family(), ledger, parting.episodes()), changes);
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

    private Step forgetSurplus(Track track, List<Change> changes) {
        if (track.size() <= capacity) {
            return new Step(track, changes, List.of());
        }
        Ledger.Entry oldest = track.ledger().oldest().orElseThrow();
        List<String> forgotten = List.of(oldest.claim().id());
        Ledger ledger = track.ledger().without(oldest.claim().id());
        Member member = oldest.member();
        if (member == null || !member.isTraceable()) {
            return new Step(track(track, ledger), changes, forgotten);
        }
        Parting parting = Parting.of(track.episodes(), member, null);
        List<Change> all = new ArrayList<>(changes);
        // To forget is no news: nothing is said of it but that a relocation is gone.
        parting.before().stream()
                .map(Cluster::relocation)
                .filter(relocation -> parting.after().stream()
                        .noneMatch(cluster -> cluster.relocation().id().equals(relocation.id())))
                .forEach(relocation -> all.add(new Change.Sealed(relocation)));
        return new Step(new Track(track.family(), ledger, parting.episodes()), all, forgotten);
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

    private static Track track(Track before, Ledger ledger) {
        return new Track(before.family(), ledger, before.episodes());
    }

    private static Step ignored(Track track, Claim claim, Change.Reason reason) {
        return new Step(track, List.of(new Change.Ignored(claim, reason)), List.of());
    }

    private static List<Change> ignored(Claim claim) {
        return List.of(new Change.Ignored(claim, Change.Reason.WITHDRAWN));
    }
}
