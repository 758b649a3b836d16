package io.castling.alert.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seats the claims of some episodes anew where one came or went.
 *
 * <p>Claims before the one that came or went sit where they sat. One after it can move only if its own table changed or
 * a changed table fits it better than its own; one whose days none of these tables reaches is passed over unseen, so
 * that a step costs what the claims of its days cost, however much else the track remembers.
 */
final class Seating {

    private final List<Cluster> standing;
    private final Map<Mark, Table> tables = new HashMap<>();
    private final List<Table> joinable = new ArrayList<>();
    private final List<Table> changed = new ArrayList<>();
    private final List<Seat> seats;
    private @Nullable Map<Mark, Cluster> clusterOf;

    private Seating(List<Cluster> standing, int size) {
        this.standing = standing;
        this.seats = new ArrayList<>(size);
    }

    /**
     * @param standing clusters of the episodes
     * @param sitting their claims, firmest first
     */
    static Seating of(List<Cluster> standing, List<Seat> sitting, @Nullable Member gone, @Nullable Member come) {
        Seating seating = new Seating(standing, sitting.size() + 1);
        int place = come == null ? sitting.size() : Seat.placeOf(sitting, come);
        int left = gone == null ? -1 : Seat.indexOf(sitting, gone);
        int first = left < 0 ? place : Math.min(place, left);
        seating.seats.addAll(sitting.subList(0, first));
        for (int i = first; i < sitting.size(); i++) {
            if (i == place && come != null) {
                seating.seats.add(seating.choose(come));
            }
            Seat seat = sitting.get(i);
            if (i == left) {
                seating.change(seating.table(seat.mark()), seat.member());
            } else {
                seating.seats.add(seating.reconsider(seat));
            }
        }
        if (place == sitting.size() && come != null) {
            seating.seats.add(seating.choose(come));
        }
        return seating;
    }

    /** Every claim that is left, firmest first. */
    List<Seat> seats() {
        return seats;
    }

    /** The tables that are not what they were. */
    List<Table> changed() {
        return changed;
    }

    private Seat reconsider(Seat seat) {
        Member member = seat.member();
        if (!isReached(member)) {
            return seat;
        }
        Table home = changedHome(seat);
        Table best = null;
        double least = seat.misfit();
        if (home != null) {
            double misfit = home.fit(member);
            // No table that did not change fits better than this one did.
            boolean stays = misfit < least || (misfit == least && misfit < Draft.NONE && home.keepsFirst());
            if (!stays) {
                return choose(member);
            }
            best = home;
            least = misfit;
        }
        for (int i = 0; i < changed.size(); i++) {
            Table table = changed.get(i);
            if (table.equals(home)) {
                continue;
            }
            double misfit = table.fit(member);
            if (misfit < least || (misfit == least && misfit < Draft.NONE && earlier(table, best, seat))) {
                least = misfit;
                best = table;
            }
        }
        if (best == null) {
            return seat;
        }
        change(table(seat.mark()), member);
        best.add(member, least);
        return new Seat(member, best.mark(), least);
    }

    private @Nullable Table changedHome(Seat seat) {
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).mark().equals(seat.mark())) {
                return changed.get(i);
            }
        }
        return null;
    }

    private boolean isReached(Member member) {
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).reaches(member)) {
                return true;
            }
        }
        return false;
    }

    /** Of two tables that fit equally well the one that was opened first is taken. */
    private boolean earlier(Table table, @Nullable Table best, Seat seat) {
        Table other = best;
        if (other == null) {
            other = table(seat.mark());
            other.fit(seat.member());
        }
        return table.isOpenedBefore(other);
    }

    private Seat choose(Member member) {
        for (int i = 0; i < standing.size(); i++) {
            Cluster cluster = standing.get(i);
            if (cluster.footprint().touches(member.footprint())) {
                table(cluster);
            }
        }
        Table best = null;
        double least = Draft.NONE;
        for (int i = 0; i < joinable.size(); i++) {
            Table table = joinable.get(i);
            double misfit = table.fit(member);
            if (misfit < least
                    || (misfit == least && best != null && misfit < Draft.NONE && table.isOpenedBefore(best))) {
                least = misfit;
                best = table;
            }
        }
        if (best == null) {
            Table opened = new Table(member);
            tables.put(opened.mark(), opened);
            joinable.add(opened);
            changed.add(opened);
            return new Seat(member, opened.mark(), Draft.NONE);
        }
        change(best, member);
        best.add(member, least);
        return new Seat(member, best.mark(), least);
    }

    private void change(Table table, Member from) {
        if (!table.isChanged()) {
            table.change(from);
            changed.add(table);
        }
    }

    private Table table(Mark mark) {
        Table table = tables.get(mark);
        return table == null ? table(cluster(mark)) : table;
    }

    private Table table(Cluster cluster) {
        Table known = tables.get(cluster.mark());
        if (known != null) {
            return known;
        }
        Table table = new Table(cluster);
        tables.put(cluster.mark(), table);
        joinable.add(table);
        return table;
    }

    private Cluster cluster(Mark mark) {
        Map<Mark, Cluster> known = clusterOf;
        if (known == null) {
            known = HashMap.newHashMap(standing.size());
            for (Cluster cluster : standing) {
                known.put(cluster.mark(), cluster);
            }
            clusterOf = known;
        }
        Cluster cluster = known.get(mark);
        if (cluster == null) {
            throw new IllegalStateException("a claim sits in a cluster that is not of its episode");
        }
        return cluster;
    }
}
