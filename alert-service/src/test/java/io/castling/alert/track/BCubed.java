package io.castling.alert.track;

import java.util.Set;

/** How well a partition of claims agrees with the labelled one. */
final class BCubed {

    private BCubed() {}

    /** Bagga and Baldwin 1998: precision and recall of each claim's cluster, averaged over claims. */
    static double f1(Set<Set<String>> found, Set<Set<String>> labelled) {
        double precision = 0;
        double recall = 0;
        int claims = 0;
        for (Set<String> label : labelled) {
            for (String claim : label) {
                Set<String> cluster = found.stream()
                        .filter(each -> each.contains(claim))
                        .findFirst()
                        .orElse(Set.of());
                long both = label.stream().filter(cluster::contains).count();
                precision += cluster.isEmpty() ? 0 : (double) both / cluster.size();
                recall += (double) both / label.size();
                claims++;
            }
        }
        precision /= claims;
        recall /= claims;
        return 2 * precision * recall / (precision + recall);
    }
}
