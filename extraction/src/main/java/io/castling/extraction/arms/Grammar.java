package io.castling.extraction.arms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What print does to designations. A spelling is read as its letters and digits, in Latin lower case, and the seams
 * between them where print may put a hyphen, a space, or nothing: {@code S-300PMU2} is {@code s·300·pmu·2}.
 */
final class Grammar {

    /** What may stand at a seam. */
    static final int HYPHEN = 1;

    static final int SPACE = 2;
    static final int SLASH = 4;
    static final int APOSTROPHE = 8;

    /** The spelling itself has a separator here; elsewhere a space must be followed by a capital. */
    static final int EXPLICIT = 16;

    /** The separator must be there: without it {@code Bal-E} is a bale and {@code Club-S} are clubs. */
    static final int REQUIRED = 32;

    private static final String[] ROMAN = {"", "", "II", "III", "IV", "V", "VI"};

    private Grammar() {}

    /** A spelling's letters and digits, and after each of them what may stand at the seam there. */
    record Shape(String letters, int[] seams) {}

    /** The spellings that follow from one by rule, itself first. */
    static List<String> variants(String spelling) {
        List<String> variants = new ArrayList<>();
        variants.add(spelling);
        addReplaced(variants, "Defense", "Defence");
        addReplaced(variants, "defense", "defence");
        addReplaced(variants, "Medium-Range", "Medium Range");
        roman(spelling, variants);
        return variants;
    }

    static String compact(String spelling) {
        return shape(spelling).letters();
    }

    static Shape shape(String spelling) {
        StringBuilder letters = new StringBuilder(spelling.length());
        int[] seams = new int[spelling.length() * 4 + 1];
        boolean lettersBefore = false;
        for (int i = 0; i < spelling.length(); i++) {
            char c = spelling.charAt(i);
            int seam = explicitSeam(c);
            if (seam != 0) {
                if (!letters.isEmpty()) {
                    seams[letters.length() - 1] |= seam | EXPLICIT | required(spelling, i);
                }
                continue;
            }
            String latin = Transliteration.latin(c);
            if (!letters.isEmpty() && !latin.isEmpty()) {
                seams[letters.length() - 1] |=
                        implicitSeam(letters.charAt(letters.length() - 1), latin.charAt(0), lettersBefore);
            }
            letters.append(latin);
            lettersBefore |= Character.isLetter(c);
        }
        return new Shape(letters.toString(), seams);
    }

    private static int explicitSeam(char c) {
        return switch (c) {
            case ' ', '-', '.' -> HYPHEN | SPACE;
            case '/' -> SLASH | HYPHEN | SPACE;
            case '\'' -> APOSTROPHE;
            default -> 0;
        };
    }

    /** Whether a word and one letter alone stand around the separator; {@code SAMPT} for {@code SAMP/T} is usual. */
    private static int required(String spelling, int separator) {
        boolean alone = separator + 2 == spelling.length()
                || (separator + 2 < spelling.length() && explicitSeam(spelling.charAt(separator + 2)) != 0);
        return alone
                        && spelling.charAt(separator) != '/'
                        && Character.isLetter(spelling.charAt(separator + 1))
                        && Character.isLetter(spelling.charAt(separator - 1))
                ? REQUIRED
                : 0;
    }

    private static int implicitSeam(char before, char after, boolean lettersBefore) {
        boolean digitBefore = before >= '0' && before <= '9';
        boolean digitAfter = after >= '0' && after <= '9';
        if (digitBefore && !digitAfter && lettersBefore) {
            return HYPHEN | SPACE;
        }
        return !digitBefore && digitAfter ? HYPHEN : 0;
    }

    private static void addReplaced(List<String> variants, String one, String other) {
        for (String variant : List.copyOf(variants)) {
            if (variant.contains(one)) {
                variants.add(variant.replace(one, other));
            }
        }
    }

    /** {@code Agni-5} is also {@code Agni-V}. */
    private static void roman(String spelling, List<String> variants) {
        int last = spelling.length() - 1;
        if (last < 5 || !Character.isDigit(spelling.charAt(last)) || explicitSeam(spelling.charAt(last - 1)) == 0) {
            return;
        }
        int number = Character.digit(spelling.charAt(last), 10);
        boolean word =
                spelling.substring(0, last - 1).toLowerCase(Locale.ROOT).chars().allMatch(Character::isLetter);
        if (word && number >= 2 && number < ROMAN.length) {
            variants.add(spelling.substring(0, last) + ROMAN[number]);
        }
    }
}
