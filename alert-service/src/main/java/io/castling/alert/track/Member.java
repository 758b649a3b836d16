package io.castling.alert.track;

import io.castling.alert.track.voice.Attribution;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim prepared for comparison. Equal only to itself.
 *
 * <p>Members are ordered by how much can be built upon them: reports before plans before denials before background; then
 * the more exactly told; then the firmly told; then the earlier. It is a total order over claims that depends on nothing
 * else, which is what makes the partition depend on the set of claims alone.
 */
final class Member implements Comparable<Member> {

    /** More than the detail of any claim. */
    private static final int TIER = 100;

    private final Claim claim;
    private final Attribution.Attributed attributed;
    private final Spots origins;
    private final Spots destinations;
    private final Timeframe frame;
    private final Timeframe reach;
    private final Timeframe announced;
    private final int firmness;
    private final Footprint footprint;

    Member(Claim claim, Attribution.Attributed attributed) {
        this.claim = claim;
        this.attributed = attributed;
        this.origins = Spots.of(claim.origins(), claim.hedgedSlots().contains(Slot.ORIGINS));
        this.destinations = Spots.of(claim.destinations(), claim.hedgedSlots().contains(Slot.DESTINATIONS));
        this.frame = Timeframe.of(claim);
        this.reach = reachOf(claim, frame);
        this.announced = claim.article()
                .published()
                .map(LocalDate::toEpochDay)
                .map(day -> new Timeframe(day, day))
                .orElse(Timeframe.ANY);
        int tier = claim.background() ? Status.values().length : claim.status().ordinal();
        int detail =
                2 * (origins.detail() + destinations.detail()) + (claim.system().isPresent() ? 1 : 0);
        this.firmness = tier * TIER - 2 * detail + (claim.hedged() ? 1 : 0);
        this.footprint = new Footprint(origins, destinations, reach, claim);
    }

    @Override
    public int compareTo(Member other) {
        if (firmness != other.firmness) {
            return firmness < other.firmness ? -1 : 1;
        }
        if (frame.last() != other.frame.last()) {
            return frame.last() < other.frame.last() ? -1 : 1;
        }
        return claim.id().compareTo(other.claim.id());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
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

    Footprint footprint() {
        return footprint;
    }

    /** Day of publication, for plans. */
    Timeframe announced() {
        return announced;
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
