package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.WeaponSystem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What moves.
 *
 * @param systems one, or several that move together
 * @param first the first unit of the words that name it
 * @param end the unit after the last
 * @param named whether the article names the system in this place, rather than calling it {@code the battery}
 * @param launcher whether the words speak of launchers or units rather than of missiles
 * @param none whether it is {@code no battery} that moved
 */
record Theme(
        List<WeaponSystem> systems,
        int first,
        int end,
        boolean named,
        boolean launcher,
        OptionalInt count,
        Optional<String> quantity,
        Materiel materiel,
        boolean none) {

    Theme {
        systems = List.copyOf(systems);
    }
}
