package io.castling.extraction.evaluation;

import java.text.Normalizer;
import java.util.Locale;

/** Names without case, accents, blanks and punctuation, for comparison. */
final class Names {

    private Names() {}

    static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
    }
}
