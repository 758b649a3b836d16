package io.castling.extraction.claim;

import java.util.Set;

/** Spells the regular forms of English verbs and nouns. */
final class Inflection {

    /** Verbs of more than one syllable that double their last consonant. */
    private static final Set<String> DOUBLING = Set.of("transfer", "commit", "refer");

    private Inflection() {}

    /** {@code ships}, {@code carries}, {@code reaches}; the plural of a noun is spelt alike. */
    static String thirdPerson(String base) {
        if (endsInConsonantAndY(base)) {
            return base.substring(0, base.length() - 1) + "ies";
        }
        return base.matches(".*(s|x|z|ch|sh|o)") ? base + "es" : base + "s";
    }

    static String past(String base) {
        if (base.endsWith("e")) {
            return base + "d";
        }
        if (endsInConsonantAndY(base)) {
            return base.substring(0, base.length() - 1) + "ied";
        }
        return doubled(base) + "ed";
    }

    static String ing(String base) {
        if (base.endsWith("e") && !base.endsWith("ee") && base.length() > 2) {
            return base.substring(0, base.length() - 1) + "ing";
        }
        return doubled(base) + "ing";
    }

    private static boolean endsInConsonantAndY(String base) {
        return base.length() > 1 && base.endsWith("y") && !isVowel(base.charAt(base.length() - 2));
    }

    private static String doubled(String base) {
        int length = base.length();
        if (length < 3) {
            return base;
        }
        char last = base.charAt(length - 1);
        boolean closed = !isVowel(last) && "wxy".indexOf(last) < 0;
        boolean shortVowel = isVowel(base.charAt(length - 2)) && !isVowel(base.charAt(length - 3));
        boolean oneSyllable = base.chars().filter(c -> isVowel((char) c)).count() == 1 || base.equals("quit");
        return closed && ((shortVowel && oneSyllable) || base.equals("quit") || DOUBLING.contains(base))
                ? base + last
                : base;
    }

    private static boolean isVowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }
}
