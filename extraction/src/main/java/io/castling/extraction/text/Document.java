package io.castling.extraction.text;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One article as it was given: nothing in it is cleaned, moved or cut, since every offset in an analysis points into it.
 *
 * @param id names the article in results and messages
 * @param title the headline; empty where there is none
 * @param text the body
 * @param url where it was published
 * @param source who published it, as far as it is known
 * @param published the day of publication, which anchors relative dates
 */
public record Document(
        String id,
        String title,
        String text,
        Optional<String> url,
        Optional<String> source,
        Optional<LocalDate> published) {

    public String field(Field field) {
        return switch (field) {
            case TITLE -> title;
            case TEXT -> text;
        };
    }

    /** The words of a span of this document. */
    public String words(Span span) {
        return field(span.field()).substring(span.start(), span.end());
    }
}
