package io.castling.alert.track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Relocations that touch each other, so that a claim of one can change another. No two episodes touch. Immutable.
 *
 * @param seats every claim, firmest first
 */
record Episode(List<Seat> seats, List<Cluster> clusters, Timeframe reach) {

    static Episode of(List<Seat> seats, List<Cluster> clusters) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Cluster cluster : clusters) {
            Timeframe reach = cluster.footprint().reach();
            first = Math.min(first, reach.first());
            last = Math.max(last, reach.last());
        }
        return new Episode(seats, clusters, new Timeframe(first, last));
    }

    /** Groups what was parted at once so that no two groups touch. */
    static List<Episode> group(List<Seat> seats, List<Cluster> clusters) {
        List<List<Cluster>> groups = new ArrayList<>();
        for (Cluster cluster : clusters) {
            List<Cluster> merged = new ArrayList<>(List.of(cluster));
            List<List<Cluster>> apart = new ArrayList<>();
            for (List<Cluster> group : groups) {
                boolean touches =
                        group.stream().anyMatch(other -> other.footprint().touches(cluster.footprint()));
                if (touches) {
                    merged.addAll(group);
                } else {
                    apart.add(group);
                }
            }
            apart.add(merged);
            groups = apart;
        }
        Map<Mark, List<Seat>> seatsOf = new HashMap<>();
        seats.forEach(seat ->
                seatsOf.computeIfAbsent(seat.mark(), key -> new ArrayList<>()).add(seat));
        return groups.stream()
                .map(group -> of(
                        group.stream()
                                .flatMap(cluster -> seatsOf.getOrDefault(cluster.mark(), List.of()).stream())
                                .sorted(Seat.FIRMEST_FIRST)
                                .toList(),
                        List.copyOf(group)))
                .toList();
    }

    /** All claims of some episodes, firmest first. */
    static List<Seat> seats(List<Episode> episodes) {
        if (episodes.size() == 1) {
            return episodes.getFirst().seats;
        }
        List<Seat> seats = new ArrayList<>();
        episodes.forEach(episode -> seats.addAll(episode.seats));
        seats.sort(Seat.FIRMEST_FIRST);
        return seats;
    }

    boolean touches(Footprint footprint) {
        if (!reach.overlaps(footprint.reach())) {
            return false;
        }
        for (int i = 0; i < clusters.size(); i++) {
            if (clusters.get(i).footprint().touches(footprint)) {
                return true;
            }
        }
        return false;
    }

    boolean holds(Member member) {
        return reach.overlaps(member.reach()) && Seat.indexOf(seats, member) >= 0;
    }
}
