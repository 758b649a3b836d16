package io.castling.extraction.arms;

import java.util.List;

/**
 * One entry of the catalogue.
 *
 * @param name the canonical name, for example {@code S-300V4}
 * @param family the canonical name of the family, for example {@code S-300}; the family of a family is itself
 * @param systemClass what kind of weapon it is
 * @param materiel whether the name denotes a whole system or the missile that it fires
 * @param owners states that field it, ISO 3166-1 alpha-2
 */
public record WeaponSystem(
        String name, String family, SystemClass systemClass, Materiel materiel, List<String> owners) {

    public WeaponSystem {
        owners = List.copyOf(owners);
    }
}
