package io.castling.ingest.article;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An article as it was handed in, before anything is concluded from it. Text and title are kept to the character: the
 * offsets of every later result point into them.
 *
 * @param id the name that the sender gave it
 * @param title headline; empty where none was given
 * @param text plain text of the body; never blank
 * @param url where it was published
 * @param source who published it: a host or a registered name
 * @param published when, and how that is known
 * @param details what else the source said about it
 */
public record Submission(
        Optional<ArticleId> id,
        String title,
        String text,
        Optional<CanonicalUrl> url,
        Optional<String> source,
        Optional<Published> published,
        Details details) {

    public Submission {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an article without text is no submission");
        }
    }

    /** A body and nothing known about it. */
    static Submission ofText(String text, Details details) {
        return new Submission(
                Optional.empty(), "", text, Optional.empty(), Optional.empty(), Optional.empty(), details);
    }

    /**
     * What need not be known.
     *
     * @param language ISO 639-1 code as declared
     * @param html markup of the page, where there was one
     * @param headers notes on the retrieval, names in lower case
     */
    public record Details(
            Optional<String> language,
            Optional<String> byline,
            Optional<String> section,
            Optional<String> html,
            Map<String, String> headers) {

        public static final Details NONE =
                new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

        public Details {
            headers = Map.copyOf(headers);
        }

        public Details with(Map<String, String> moreHeaders) {
            var all = new HashMap<>(headers);
            all.putAll(moreHeaders);
            return new Details(language, byline, section, html, all);
        }
    }
}
