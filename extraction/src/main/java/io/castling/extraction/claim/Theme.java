package io.castling.extraction.claim;

import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.WeaponSystem;
import java.util.List;

/**
 * What moves.
 *
 * @param parts one, or several that move together
 * @param first the first unit of the words that name it
 * @param end the unit after the last
 * @param named whether the article names the system in this place, rather than calling it {@code the battery}
 * @param launcher whether the words speak of launchers or units rather than of missiles
 * @param none whether it is {@code no battery} that moved
 */
record Theme(
        List<Part> parts,
        int first,
        int end,
        boolean named,
        boolean launcher,
        Quantity quantity,
        Materiel materiel,
        boolean none) {

    Theme {
        parts = List.copyOf(parts);
    }

    /**
     * A system of the theme.
     *
     * @param at the unit that names it
     * @param quantity how many of it; unsaid where the words count all parts together
     */
    record Part(WeaponSystem system, int at, Quantity quantity) {}

    List<WeaponSystem> systems() {
        return parts.stream().map(Part::system).toList();
    }

    WeaponSystem lead() {
        return parts.getFirst().system();
    }

    Quantity quantity(Part part) {
        return part.quantity().strength() == Quantity.Strength.UNSAID ? quantity : part.quantity();
    }

    /** Where the words about a part end: before the next part. */
    int end(Part part) {
        int next = parts.indexOf(part) + 1;
        return next < parts.size() ? parts.get(next).at() : Integer.MAX_VALUE;
    }

    Theme counted(Quantity newQuantity) {
        return new Theme(parts, first, end, named, launcher, newQuantity, materiel, none);
    }
}
