package io.castling.extraction.arms;

import java.text.Normalizer;

/** Latin letters for Cyrillic ones, as designations and names of systems are rendered in English. */
final class Transliteration {

    private static final String[] CYRILLIC = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"
    };

    private Transliteration() {}

    /** Lower case Latin letters or a digit; empty for anything else. */
    static String latin(char c) {
        char lower = Character.toLowerCase(c);
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
            return String.valueOf(lower);
        }
        if (lower >= 'а' && lower <= 'я') {
            return CYRILLIC[lower - 'а'];
        }
        return switch (lower) {
            case 'ł' -> "l";
            case 'ı' -> "i";
            case 'ø' -> "o";
            case 'ё' -> "e";
            case 'і', 'ї' -> "i";
            case 'є' -> "e";
            case 'ґ' -> "g";
            default -> c >= 0xc0 && c < 0x250 ? base(c) : "";
        };
    }

    /** The letter under an accent. */
    private static String base(char c) {
        char base = Character.toLowerCase(
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0));
        return base >= 'a' && base <= 'z' ? String.valueOf(base) : "";
    }
}
