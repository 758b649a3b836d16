package io.castling.alert.track;

import io.castling.alert.track.voice.Attribution;
import java.time.LocalDate;
import java.util.Comparator;

/** A claim prepared for comparison. Members are ordered by how much they can be built upon, firmest first. */
final class Member {

    /**
     * Reports before plans before denials before background; then the more exactly told; then the firmly told; then the
     * earlier. A total order over claims that depends on nothing else, which is what makes the partition depend on the
     * set of claims alone.
     */
    static final Comparator<Member> FIRMEST_FIRST = Comparator.<Member>comparingInt(member -> member.tier)
            .thenComparing(member -> member.detail, Comparator.reverseOrder())
            .thenComparing(member -> member.claim.hedged())
            .thenComparingLong(member -> member.frame.isAny() ? Long.MAX_VALUE : member.frame.last())
            .thenComparing(member -> member.claim.id());

    private final Claim claim;
    private final Attribution.Attributed attributed;
    private final Spots origins;
    private final Spots destinations;
    private final Timeframe frame;
    private final Timeframe reach;
    private final int tier;
    private final int detail;

    Member(Claim claim, Attribution.Attributed attributed) {
        this.claim = claim;
        this.attributed = attributed;
        this.origins = Spots.of(claim.origins(), claim.hedgedSlots().contains(Slot.ORIGINS));
        this.destinations = Spots.of(claim.destinations(), claim.hedgedSlots().contains(Slot.DESTINATIONS));
        this.frame = Timeframe.of(claim);
        this.reach = reachOf(claim, frame);
        this.tier = claim.background() ? Status.values().length : claim.status().ordinal();
        this.detail =
                2 * (origins.detail() + destinations.detail()) + (claim.system().isPresent() ? 1 : 0);
    }

    Claim claim() {
        return claim;
    }

    Attribution.Attributed attributed() {
        return attributed;
    }

    Spots origins() {
        return origins;
    }

    Spots destinations() {
        return destinations;
    }

    Timeframe frame() {
        return frame;
    }

    /** Days on which another claim can speak of the same move. */
    Timeframe reach() {
        return reach;
    }

    /** Day of publication, for plans. */
    Timeframe announced() {
        return claim.article()
                .published()
                .map(LocalDate::toEpochDay)
                .map(day -> new Timeframe(day, day))
                .orElse(Timeframe.ANY);
    }

    /** A claim without ends, or background without a date, tells no movement from another. */
    boolean isTraceable() {
        return !(origins.isEmpty() && destinations.isEmpty()) && !(claim.background() && frame.isAny());
    }

    private static Timeframe reachOf(Claim claim, Timeframe frame) {
        if (frame.isAny()) {
            return frame;
        }
        if (claim.status() != Status.PLANNED || claim.background()) {
            return frame.widened(Timeframe.REPORTS_DAYS, Timeframe.REPORTS_DAYS);
        }
        Timeframe announced = claim.article()
                .published()
                .map(LocalDate::toEpochDay)
                .map(day -> new Timeframe(day, day).widened(Timeframe.SAME_PLAN_DAYS, Timeframe.SAME_PLAN_DAYS))
                .orElse(frame);
        return frame.hull(announced);
    }
}
