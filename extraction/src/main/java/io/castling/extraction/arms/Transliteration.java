package io.castling.extraction.arms;

import java.util.Locale;

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
            case 'ё' -> "e";
            case 'і', 'ї' -> "i";
            case 'є' -> "e";
            case 'ґ' -> "g";
            default -> "";
        };
    }

    static String latin(String word) {
        StringBuilder latin = new StringBuilder(word.length() + 4);
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            latin.append(latin(lower.charAt(i)));
        }
        return latin.toString();
    }
}
