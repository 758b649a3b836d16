package io.castling.alert.track;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything known about the movements of one system family. Immutable. It remembers a bounded number of claims, the
 * newest by day of publication; its partition into relocations is a function of the set of these.
 */
public final class Track {

    private final String family;
    private final Ledger ledger;
    private final List<Episode> episodes;

    Track(String family, Ledger ledger, List<Episode> episodes) {
        this.family = family;
        this.ledger = ledger;
        this.episodes = episodes;
    }

    /** Nothing is known yet of the family. */
    public static Track empty(String family) {
        return new Track(family, Ledger.EMPTY, List.of());
    }

    public String family() {
        return family;
    }

    /** Claims remembered, withdrawn ones included. */
    public int size() {
        return ledger.size();
    }

    /** All relocations, in order of their ids. */
    public List<Relocation> relocations() {
        return clusters()
                .map(Cluster::relocation)
                .sorted(Comparator.comparing(Relocation::id))
                .toList();
    }

    /** The relocation of that id, or the one that it turned out to be. */
    public Optional<Relocation> relocation(String id) {
        return clusters()
                .map(Cluster::relocation)
                .filter(relocation ->
                        relocation.id().equals(id) || relocation.aliases().contains(id))
                .findFirst();
    }

    /** The relocations that an article speaks of. */
    public List<Relocation> relocationsOf(String articleId) {
        return relocations().stream()
                .filter(relocation -> relocation.articles().contains(articleId))
                .toList();
    }

    /** What has to be kept so that {@link Tracker#restore} gives this track again. */
    public TrackImage image() {
        Collection<Ledger.Entry> entries = ledger.entries();
        return new TrackImage(
                family,
                entries.stream()
                        .filter(entry -> !entry.withdrawn())
                        .map(Ledger.Entry::claim)
                        .toList(),
                entries.stream()
                        .filter(Ledger.Entry::withdrawn)
                        .map(Ledger.Entry::claim)
                        .toList(),
                relocations().stream()
                        .map(relocation -> new TrackImage.Identity(
                                relocation.id(),
                                relocation.aliases(),
                                relocation.claims().stream().map(Claim::id).toList()))
                        .toList());
    }

    Ledger ledger() {
        return ledger;
    }

    List<Episode> episodes() {
        return episodes;
    }

    Stream<Cluster> clusters() {
        return episodes.stream().flatMap(episode -> episode.clusters().stream());
    }
}
