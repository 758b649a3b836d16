package io.castling.extraction.arms;

import java.util.List;

/** A system and all the ways in which it is written. */
public record CatalogueEntry(WeaponSystem system, List<Spelling> spellings) {

    public CatalogueEntry {
        spellings = List.copyOf(spellings);
    }
}
