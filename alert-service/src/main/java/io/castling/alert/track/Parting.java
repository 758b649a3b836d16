package io.castling.alert.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parts the claims of a track anew where one came or went.
 *
 * <p>Gives exactly what {@link Partition} gives for all claims at once, without looking at all of them again: only
 * episodes that the claim touches are opened, and within them {@link Seating} looks at what can change.
 */
final class Parting {

    private final List<Episode> untouched;
    private final List<Episode> reopened = new ArrayList<>();
    private final @Nullable Member gone;
    private final @Nullable Member come;

    private List<Cluster> standing = List.of();
    private List<Table> changed = List.of();
    private List<Seat> seats = List.of();
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
            List<Cluster> before = before();
            List<Cluster> clusters = new ArrayList<>(after);
            for (Cluster cluster : standing) {
                if (!holds(before, cluster)) {
                    clusters.add(cluster);
                }
            }
            episodes.add(Episode.of(seats, clusters));
        }
        return episodes;
    }

    private static boolean holds(List<Cluster> clusters, Cluster wanted) {
        for (int i = 0; i < clusters.size(); i++) {
            if (clusters.get(i).mark().equals(wanted.mark())) {
                return true;
            }
        }
        return false;
    }

    private List<Cluster> ofReopened() {
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
            standing = ofReopened();
            Seating seating = Seating.of(standing, Episode.seats(reopened), gone, come);
            changed = seating.changed();
            seats = seating.seats();
            Naming naming = new Naming(before().stream().map(Cluster::identity).toList(), this::isTaken);
            List<Table> left =
                    changed.stream().filter(table -> table.draft() != null).toList();
            named = naming.name(left.stream().map(Table::draft).toList());
            after = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                after.add(Cluster.of(left.get(i).mark(), named.get(i)));
            }
            spreading = reopen(this::isTouched);
        }
    }

    private boolean isTouched(Episode episode) {
        for (int i = 0; i < after.size(); i++) {
            if (episode.touches(after.get(i).footprint())) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(String id) {
        for (Episode episode : untouched) {
            if (isTaken(id, episode.clusters())) {
                return true;
            }
        }
        return isTaken(id, standing);
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
}
