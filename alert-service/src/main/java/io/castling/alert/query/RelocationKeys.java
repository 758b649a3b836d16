package io.castling.alert.query;

import java.util.Locale;

/**
 * Keys of the store of relocations: each relocation under its family, and for each system a pointer to its family. Names
 * are found whatever their case.
 */
final class RelocationKeys {

    private RelocationKeys() {}

    static String relocation(String family, String id) {
        return ofFamily(family) + id;
    }

    /** How the keys of all relocations of a family begin. */
    static String ofFamily(String family) {
        return "family|" + folded(family) + "|";
    }

    static String system(String system, String family) {
        return ofSystem(system) + folded(family);
    }

    /** How the keys of a system's pointers to its families begin. */
    static String ofSystem(String system) {
        return "system|" + folded(system) + "|";
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
