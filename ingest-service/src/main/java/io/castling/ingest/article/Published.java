package io.castling.ingest.article;

import java.time.Instant;

/**
 * A time of publication and where it was found. A day without an hour is the start of that day in UTC.
 *
 * @param at the time
 * @param by how it is known
 */
public record Published(Instant at, Provenance by) {

    /** Where a time of publication was found, the most trustworthy first. */
    public enum Provenance {
        /** The sender of the article said so. */
        GIVEN,
        /** The feed or sitemap entry. */
        FEED,
        /** schema.org annotation in the page. */
        JSON_LD,
        /** Meta element of the page. */
        META,
        /** {@code <time>} element of the page. */
        TIME_ELEMENT,
        /** Digits in the address. */
        URL,
        /** Words on the page. */
        TEXT,
        /** Header of the response. */
        HTTP
    }
}
