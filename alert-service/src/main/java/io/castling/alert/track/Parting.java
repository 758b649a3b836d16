package io.castling.alert.track;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts the claims of a track anew where some came or went, and leaves the rest of it alone. */
final class Parting {

    private final List<Episode> untouched;
    private final List<Episode> reopened = new ArrayList<>();
    private List<Naming.Named> named = List.of();
    private List<Cluster> clusters = List.of();

    private Parting(List<Episode> episodes) {
        this.untouched = new ArrayList<>(episodes);
    }

    /**
     * @param gone members that are no more
     * @param come members that are new
     */
    static Parting of(List<Episode> episodes, Collection<Member> gone, Collection<Member> come) {
        Parting parting = new Parting(episodes);
        for (Member member : come) {
            Footprint footprint = new Footprint(List.of(member));
            parting.reopen(episode -> episode.touches(footprint));
        }
        for (Member member : gone) {
            parting.reopen(episode -> episode.holds(member));
        }
        parting.settle(Set.copyOf(gone), come);
        return parting;
    }

    List<Cluster> before() {
        return reopened.stream().flatMap(episode -> episode.clusters().stream()).toList();
    }

    List<Cluster> after() {
        return clusters;
    }

    List<Naming.Named> named() {
        return named;
    }

    List<Episode> episodes() {
        List<Episode> episodes = new ArrayList<>(untouched);
        if (!clusters.isEmpty()) {
            episodes.add(Episode.of(clusters));
        }
        return List.copyOf(episodes);
    }

    private boolean reopen(Predicate<Episode> which) {
        List<Episode> chosen = untouched.stream().filter(which).toList();
        reopened.addAll(chosen);
        untouched.removeAll(chosen);
        return !chosen.isEmpty();
    }

    /** What is parted anew can come to touch more than it did; then that is parted anew with it. */
    private void settle(Set<Member> gone, Collection<Member> come) {
        boolean spreading = true;
        while (spreading) {
            part(gone, come);
            List<Cluster> changed = new ArrayList<>(clusters);
            changed.removeAll(before());
            spreading = reopen(episode -> changed.stream().anyMatch(cluster -> episode.touches(cluster.footprint())));
        }
    }

    private void part(Set<Member> gone, Collection<Member> come) {
        List<Member> members = new ArrayList<>(come);
        List<Cluster> before = before();
        Map<Member, Cluster> leaders = new HashMap<>();
        for (Cluster cluster : before) {
            members.addAll(cluster.members());
            leaders.put(cluster.members().getFirst(), cluster);
        }
        members.removeAll(gone);
        members.sort(Member.FIRMEST_FIRST);
        Naming naming = new Naming(before.stream().map(Cluster::identity).toList(), this::isTaken);
        named = naming.name(Partition.of(members));
        clusters = named.stream()
                .map(name -> cluster(name, leaders.get(name.draft().members().getFirst())))
                .toList();
    }

    /** The cluster as it was if nothing changed in it. */
    private static Cluster cluster(Naming.Named name, @Nullable Cluster before) {
        boolean same = before != null
                && before.relocation().id().equals(name.id())
                && before.relocation().aliases().equals(name.aliases())
                && before.members().equals(name.draft().members());
        return before != null && same
                ? before
                : Cluster.of(name.draft(), Summary.of(name.id(), name.aliases(), name.draft()));
    }

    private boolean isTaken(String id) {
        return untouched.stream()
                .flatMap(episode -> episode.clusters().stream())
                .map(Cluster::relocation)
                .anyMatch(relocation ->
                        relocation.id().equals(id) || relocation.aliases().contains(id));
    }

    /** Groups clusters so that no two groups touch. */
    static List<Episode> group(List<Cluster> clusters) {
        List<List<Cluster>> groups = new ArrayList<>();
        for (Cluster cluster : clusters) {
            List<List<Cluster>> touched = groups.stream()
                    .filter(group ->
                            group.stream().anyMatch(other -> other.footprint().touches(cluster.footprint())))
                    .toList();
            Set<List<Cluster>> identical = new HashSet<>();
            List<Cluster> merged = new ArrayList<>(List.of(cluster));
            for (List<Cluster> group : touched) {
                identical.add(group);
                merged.addAll(group);
            }
            groups.removeIf(identical::contains);
            groups.add(merged);
        }
        return groups.stream().map(Episode::of).collect(Collectors.toUnmodifiableList());
    }
}
