package io.castling.alert.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parts the claims of a track anew where one came or went.
 *
 * <p>Gives exactly what {@link Partition} gives for all claims at once, without looking at all of them again: claims
 * before the one that came or went sit where they sat, and one after it can move only if its own table changed or a
 * changed table fits it better than its own.
 */
final class Parting {

    private final List<Episode> untouched;
    private final List<Episode> reopened = new ArrayList<>();
    private final @Nullable Member gone;
    private final @Nullable Member come;

    private Map<Mark, Table> tables = new HashMap<>();
    private List<Table> changed = new ArrayList<>();
    private List<Seat> seats = new ArrayList<>();
    private List<Naming.Named> named = List.of();
    private List<Cluster> after = List.of();

    private Parting(List<Episode> episodes, @Nullable Member gone, @Nullable Member come) {
        this.untouched = new ArrayList<>(episodes);
        this.gone = gone;
        this.come = come;
    }

    static Parting of(List<Episode> episodes, @Nullable Member gone, @Nullable Member come) {
        Parting parting = new Parting(episodes, gone, come);
        if (come != null) {
            parting.reopen(episode -> episode.touches(come.footprint()));
        }
        if (gone != null) {
            parting.reopen(episode -> episode.holds(gone));
        }
        parting.settle();
        return parting;
    }

    /** The clusters that changed, as they were. */
    List<Cluster> before() {
        List<Cluster> before = new ArrayList<>();
        for (Table table : changed) {
            Cluster cluster = table.before();
            if (cluster != null) {
                before.add(cluster);
            }
        }
        return before;
    }

    /** The clusters that changed, as they are. */
    List<Cluster> after() {
        return after;
    }

    /** How these got their names, in the same order. */
    List<Naming.Named> named() {
        return named;
    }

    List<Episode> episodes() {
        List<Episode> episodes = new ArrayList<>(untouched);
        if (!seats.isEmpty()) {
            List<Cluster> clusters = new ArrayList<>(after);
            for (Cluster cluster : standing()) {
                Table table = tables.get(cluster.mark());
                if (table == null || !table.isChanged()) {
                    clusters.add(cluster);
                }
            }
            episodes.add(Episode.of(seats, clusters));
        }
        return episodes;
    }

    private List<Cluster> standing() {
        if (reopened.size() == 1) {
            return reopened.getFirst().clusters();
        }
        List<Cluster> clusters = new ArrayList<>();
        reopened.forEach(episode -> clusters.addAll(episode.clusters()));
        return clusters;
    }

    private boolean reopen(Predicate<Episode> which) {
        boolean any = false;
        for (int i = untouched.size() - 1; i >= 0; i--) {
            if (which.test(untouched.get(i))) {
                reopened.add(untouched.remove(i));
                any = true;
            }
        }
        return any;
    }

    /** What is parted anew can come to touch more than it did; then that is parted anew with it. */
    private void settle() {
        boolean spreading = true;
        while (spreading) {
            seat();
            Naming naming = new Naming(before().stream().map(Cluster::identity).toList(), this::isTaken);
            List<Table> left =
                    changed.stream().filter(table -> table.draft() != null).toList();
            named = naming.name(left.stream().map(Table::draft).toList());
            after = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                after.add(Cluster.of(left.get(i).mark(), named.get(i)));
            }
            spreading = reopen(episode -> after.stream().anyMatch(cluster -> episode.touches(cluster.footprint())));
        }
    }

    private boolean isTaken(String id) {
        for (Episode episode : untouched) {
            if (isTaken(id, episode.clusters())) {
                return true;
            }
        }
        return isTaken(id, standing());
    }

    private static boolean isTaken(String id, List<Cluster> clusters) {
        for (Cluster cluster : clusters) {
            Relocation relocation = cluster.relocation();
            if (relocation.id().equals(id) || relocation.aliases().contains(id)) {
                return true;
            }
        }
        return false;
    }

    private void seat() {
        tables = new LinkedHashMap<>();
        changed = new ArrayList<>();
        List<Seat> standing = Episode.seats(reopened);
        seats = new ArrayList<>(standing.size() + 1);
        boolean waiting = come != null;
        boolean begun = false;
        for (Seat seat : standing) {
            if (waiting && come != null && come.compareTo(seat.member()) < 0) {
                seats.add(choose(come));
                waiting = false;
                begun = true;
            }
            if (seat.member().equals(gone)) {
                change(table(seat.mark()), seat.member());
                begun = true;
            } else {
                seats.add(begun ? reconsider(seat) : seat);
            }
        }
        if (waiting && come != null) {
            seats.add(choose(come));
        }
    }

    private Seat reconsider(Seat seat) {
        Member member = seat.member();
        Table home = tables.get(seat.mark());
        Table best = null;
        double least = seat.misfit();
        if (home != null && home.isChanged()) {
            double misfit = home.fit(member);
            // No table that did not change fits better than this one did.
            boolean stays = misfit < least || (misfit == least && misfit < Draft.NONE && home.keepsFirst());
            if (!stays) {
                return choose(member);
            }
            best = home;
            least = misfit;
        }
        for (Table table : changed) {
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
        Table best = null;
        double least = Draft.NONE;
        for (Cluster cluster : standing()) {
            if (cluster.footprint().touches(member.footprint())) {
                table(cluster.mark(), cluster);
            }
        }
        for (Table table : tables.values()) {
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
        if (table != null) {
            return table;
        }
        for (Cluster cluster : standing()) {
            if (cluster.mark().equals(mark)) {
                return table(mark, cluster);
            }
        }
        throw new IllegalStateException("a claim sits in a cluster that is not of its episode");
    }

    private Table table(Mark mark, Cluster cluster) {
        return tables.computeIfAbsent(mark, key -> new Table(cluster));
    }
}
