package io.castling.alert.track.voice;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names folded to words: lower case, no accents, no punctuation, no possessive. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s?\\b");
    private static final Pattern DOTS = Pattern.compile("(?<=\\b\\p{L})\\.");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    static List<String> of(String text) {
        String folded =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        folded = POSSESSIVE.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll("");
        folded = DOTS.matcher(folded).replaceAll("");
        return Arrays.stream(BREAKS.split(folded))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String key(String text) {
        return String.join(" ", of(text));
    }
}
