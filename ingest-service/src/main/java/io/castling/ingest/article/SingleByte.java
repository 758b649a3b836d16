package io.castling.ingest.article;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Text in one of the single-byte encodings that old news sites and exports still use. */
final class SingleByte {

    private static final List<String> CYRILLIC = List.of("windows-1251", "KOI8-U", "ISO-8859-5", "IBM866");
    /** The most frequent letters of Russian and Ukrainian make three quarters of any text of some length. */
    private static final String FREQUENT = "оеаинтсрвлкмдпуі";

    /** Words of one letter in the languages of western Europe. */
    private static final String ONE_LETTER_WORDS = "àèéòóùúåøæöÀÈÉÒÓÙÚÅØÆÖ";

    private static final double CYRILLIC_SHARE = 0.25;
    private static final double LEAST_FREQUENT_SHARE = 0.5;
    private static final double LEAST_LETTER_SHARE = 0.8;
    private static final double LEAST_PLAUSIBLE_SHARE = 0.95;

    private SingleByte() {}

    static Optional<DecodedText> decode(byte[] bytes) {
        int high = 0;
        int asciiLetters = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
            asciiLetters += (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') ? 1 : 0;
        }
        return high > (high + asciiLetters) * CYRILLIC_SHARE ? cyrillic(bytes, high) : western(bytes, high);
    }

    private static Optional<DecodedText> cyrillic(byte[] bytes, int high) {
        return CYRILLIC.stream()
                .map(name -> new DecodedText.Text(new String(bytes, Charset.forName(name)), name, true))
                .max(Comparator.comparingLong(candidate -> frequent(candidate.text())))
                .filter(best -> frequent(best.text()) >= high * LEAST_FREQUENT_SHARE)
                .filter(best -> cyrillicLetters(best.text()) >= high * LEAST_LETTER_SHARE)
                .map(DecodedText.class::cast);
    }

    private static long frequent(String text) {
        return text.chars().filter(c -> FREQUENT.indexOf(c) >= 0).count();
    }

    private static long cyrillicLetters(String text) {
        return text.chars()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                .count();
    }

    private static Optional<DecodedText> western(byte[] bytes, int high) {
        String text = new String(bytes, Charset.forName("windows-1252"));
        int plausible = 0;
        for (int i = 0; i < text.length(); i++) {
            plausible += bytes[i] < 0 && isPlausible(text, i) ? 1 : 0;
        }
        return plausible >= high * LEAST_PLAUSIBLE_SHARE
                ? Optional.of(new DecodedText.Text(text, "windows-1252", true))
                : Optional.empty();
    }

    /** Typography, or a letter that has a letter beside it; {@code Ã} and {@code ÿ} come from misread bytes. */
    private static boolean isPlausible(String text, int at) {
        char c = text.charAt(at);
        if (c == '\uFFFD' || c == 'ÿ' || c == 'Ã' || c == 'Â') {
            return false;
        }
        if (!Character.isLetter(c)) {
            return !Character.isISOControl(c);
        }
        return ONE_LETTER_WORDS.indexOf(c) >= 0
                || (at > 0 && Character.isLetter(text.charAt(at - 1)))
                || (at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
    }
}
