package io.castling.alert.policy;

import io.castling.alert.track.Relocation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whose relocations may alert. */
public final class Watchlist {

    private final Optional<List<WatchEntry>> entries;
    private final Function<String, SystemTraits> catalogue;

    private Watchlist(Optional<List<WatchEntry>> entries, Function<String, SystemTraits> catalogue) {
        this.entries = entries;
        this.catalogue = catalogue;
    }

    /** Every system is watched. */
    public static Watchlist everything() {
        return new Watchlist(Optional.empty(), name -> SystemTraits.UNKNOWN);
    }

    /** @param catalogue traits of a system or family by its canonical name; {@link SystemTraits#UNKNOWN} if unknown */
    public static Watchlist of(List<WatchEntry> entries, Function<String, SystemTraits> catalogue) {
        return new Watchlist(Optional.of(List.copyOf(entries)), catalogue);
    }

    /** Why the relocation is watched, in words; empty if it is not. */
    public Optional<String> reason(Relocation relocation) {
        if (entries.isEmpty()) {
            return Optional.of("every system is watched");
        }
        return entries.get().stream()
                .filter(entry -> matches(entry, relocation))
                .findFirst()
                .map(entry -> "watchlist entry '" + entry.id() + "'");
    }

    private boolean matches(WatchEntry entry, Relocation relocation) {
        SystemTraits traits = catalogue.apply(relocation.systemOrFamily());
        return entry.system().stream().allMatch(system -> isSystem(system, relocation))
                && entry.family().stream().allMatch(relocation.family()::equals)
                && entry.systemClass().stream().allMatch(traits.systemClass()::equals)
                && entry.owner().stream().allMatch(traits.owners()::contains);
    }

    private static boolean isSystem(String system, Relocation relocation) {
        // Where only the family is told, it can be the system that is watched: better told than missed.
        return relocation
                .system()
                .map(system::equals)
                .orElseGet(() -> system.equals(relocation.family()) || system.startsWith(relocation.family()));
    }
}
