package io.castling.alert.policy;

import java.util.Optional;

/**
 * One line of the watchlist: all that is given must hold.
 *
 * @param system canonical name; also watched where only its family is told
 * @param systemClass word of the catalogue
 * @param owner ISO 3166-1 alpha-2
 */
public record WatchEntry(
        String id,
        Optional<String> system,
        Optional<String> family,
        Optional<String> systemClass,
        Optional<String> owner) {

    public WatchEntry {
        if (system.isEmpty() && family.isEmpty() && systemClass.isEmpty() && owner.isEmpty()) {
            throw new IllegalArgumentException(
                    "watchlist entry '" + id + "' watches nothing: give a system, a family, a class or an owner");
        }
    }

    public static WatchEntry family(String family) {
        return new WatchEntry(family, Optional.empty(), Optional.of(family), Optional.empty(), Optional.empty());
    }

    public static WatchEntry system(String system) {
        return new WatchEntry(system, Optional.of(system), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
