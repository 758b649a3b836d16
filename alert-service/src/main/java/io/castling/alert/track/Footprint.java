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
    private final long articleBits;
    private final Timeframe reach;

    Footprint(Spots origins, Spots destinations, Timeframe reach, Claim claim) {
        this.origins = origins.spots();
        this.destinations = destinations.spots();
        this.articles = Set.of(claim.article().id());
        this.articleBits = bits(articles);
        this.reach = reach;
    }

    Footprint(List<Member> members) {
        List<Spot> from = new ArrayList<>();
        List<Spot> to = new ArrayList<>();
        Set<String> in = new HashSet<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Member member : members) {
            addDistinct(from, member.origins().spots());
            addDistinct(to, member.destinations().spots());
            in.add(member.claim().article().id());
            first = Math.min(first, member.reach().first());
            last = Math.max(last, member.reach().last());
        }
        this.origins = List.copyOf(from);
        this.destinations = List.copyOf(to);
        this.articles = Set.copyOf(in);
        this.articleBits = bits(in);
        this.reach = new Timeframe(first, last);
    }

    private static void addDistinct(List<Spot> spots, List<Spot> more) {
        for (Spot spot : more) {
            boolean known = false;
            for (int i = 0; i < spots.size() && !known; i++) {
                known = spots.get(i).isSame(spot);
            }
            if (!known) {
                spots.add(spot);
            }
        }
    }

    /** One bit of 64 for each id: sets without a common bit have no common id. */
    private static long bits(Set<String> ids) {
        long bits = 0;
        for (String id : ids) {
            bits |= 1L << (id.hashCode() & Long.SIZE - 1);
        }
        return bits;
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
                        || sharesArticle(other));
    }

    private boolean sharesArticle(Footprint other) {
        if ((articleBits & other.articleBits) == 0) {
            return false;
        }
        for (String article : articles) {
            if (other.articles.contains(article)) {
                return true;
            }
        }
        return false;
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
