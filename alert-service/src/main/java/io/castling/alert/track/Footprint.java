package io.castling.alert.track;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All places and days that some claims speak of, to see quickly what they cannot have to do with. Immutable. */
final class Footprint {

    private final List<Spot> origins;
    private final List<Spot> destinations;
    private final Set<String> articles;
    private final Timeframe reach;

    Footprint(Spots origins, Spots destinations, Timeframe reach, Claim claim) {
        this.origins = origins.spots();
        this.destinations = destinations.spots();
        this.articles = Set.of(claim.article().id());
        this.reach = reach;
    }

    Footprint(List<Member> members) {
        List<Spot> from = new ArrayList<>();
        List<Spot> to = new ArrayList<>();
        Set<String> in = new HashSet<>();
        Timeframe hull = members.getFirst().reach();
        for (Member member : members) {
            addDistinct(from, member.origins().spots());
            addDistinct(to, member.destinations().spots());
            in.add(member.claim().article().id());
            hull = hull.hull(member.reach());
        }
        this.origins = List.copyOf(from);
        this.destinations = List.copyOf(to);
        this.articles = Set.copyOf(in);
        this.reach = hull;
    }

    private static void addDistinct(List<Spot> spots, List<Spot> more) {
        for (Spot spot : more) {
            if (spots.stream()
                    .noneMatch(known -> known.place().id().equals(spot.place().id()))) {
                spots.add(spot);
            }
        }
    }

    Timeframe reach() {
        return reach;
    }

    /**
     * Whether a claim of one can have to do with the other at all: a condition that is necessary for any two claims to
     * end in one relocation, so that what touches nothing needs no second look.
     */
    boolean touches(Footprint other) {
        return reach.overlaps(other.reach)
                && (anyAgree(origins, other.origins)
                        || anyAgree(destinations, other.destinations)
                        || articles.stream().anyMatch(other.articles::contains));
    }

    private static boolean anyAgree(List<Spot> some, List<Spot> others) {
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < others.size(); j++) {
                if (some.get(i).agrees(others.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
