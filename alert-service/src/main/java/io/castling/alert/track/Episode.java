package io.castling.alert.track;

import java.util.List;

/** Relocations that touch each other, so that a claim of one can change another. No two episodes touch. Immutable. */
record Episode(List<Cluster> clusters, Timeframe reach) {

    Episode {
        clusters = List.copyOf(clusters);
    }

    static Episode of(List<Cluster> clusters) {
        Timeframe reach = clusters.stream()
                .map(cluster -> cluster.footprint().reach())
                .reduce(Timeframe::hull)
                .orElseThrow();
        return new Episode(clusters, reach);
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
        return clusters.stream().anyMatch(cluster -> cluster.members().contains(member));
    }
}
