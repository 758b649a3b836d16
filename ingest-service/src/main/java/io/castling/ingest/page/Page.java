package io.castling.ingest.page;

import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Published;
import java.util.Map;
import java.util.Optional;

/**
 * What a page says.
 *
 * @param title headline; empty where there is none
 * @param text the main text, one paragraph a line, an empty line between them; empty where there is none
 * @param url the address that the page itself calls canonical, else the one it was fetched from
 * @param published when, and where on the page that stands
 * @param language ISO 639-1 code as declared
 * @param site name of the outlet
 * @param notes what a reader should know, for example {@code date-doubt}
 */
public record Page(
        String title,
        String text,
        Optional<CanonicalUrl> url,
        Optional<Published> published,
        Optional<String> byline,
        Optional<String> section,
        Optional<String> language,
        Optional<String> site,
        Map<String, String> notes) {

    public Page {
        notes = Map.copyOf(notes);
    }
}
