package io.castling.ingest.article;

import java.util.regex.Pattern;

/**
 * Names one article over all its revisions.
 *
 * @param value 1 to 200 letters, digits and {@code . _ : / @ + ~ -}, so that it is safe in a key, a header and a path
 */
public record ArticleId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+~-]{0,199}");
    /** 128 bits: two of a billion articles share an id with a probability below 1e-20. */
    private static final int DIGITS = 32;

    public ArticleId {
        if (!isUsable(value)) {
            throw new IllegalArgumentException(
                    "article id '" + value
                            + "' is not usable: take 1 to 200 letters, digits or . _ : / @ + ~ - and begin with a letter or digit");
        }
    }

    public static boolean isUsable(String value) {
        return FORM.matcher(value).matches();
    }

    static ArticleId of(CanonicalUrl url) {
        return new ArticleId(Digest.sha256("url " + url.identity()).substring(0, DIGITS));
    }

    static ArticleId ofText(String title, String text) {
        return new ArticleId(Digest.sha256("text " + FoldedText.of(title) + '\n' + FoldedText.of(text))
                .substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
