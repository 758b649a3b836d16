package io.castling.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of articles, as far as Castling needs it.
 *
 * @param entries in the order of the document, those without a usable link left out
 * @param parts documents that the list goes on in (a sitemap index), the youngest first
 * @param period how often the publisher says that it changes
 */
public record Feed(List<Entry> entries, List<URI> parts, Optional<Duration> period) {

    private static final int LOOKED_AT = 4096;

    public Feed {
        entries = List.copyOf(entries);
        parts = List.copyOf(parts);
    }

    /**
     * One story.
     *
     * @param link to the article, absolute
     * @param title empty where none is given
     * @param published when, as the list says
     * @param html what the list itself has of it, the longest part; empty where it has nothing
     * @param version changes when the publisher says that the article has changed; empty where it does not say
     */
    public record Entry(URI link, String title, Optional<Instant> published, String html, String version) {}

    /** What bytes turned out to be. */
    public sealed interface Result {

        record Read(Feed feed) implements Result {}

        /** @param reason as the rest of a sentence */
        record Malformed(String reason) implements Result {}
    }

    private enum Form {
        XML,
        SITEMAP,
        JSON,
        NONE
    }

    /** Whether bytes look like a list rather than a page: servers send lists under all media types. */
    public static boolean isLikely(byte[] bytes) {
        return formOf(bytes) != Form.NONE;
    }

    /**
     * Reads a list in any of the forms. Document types, and with them entities of any kind, are refused: they can read
     * files, reach other servers and swell without end.
     *
     * @param base where it was found: links may be relative to it
     */
    public static Result read(byte[] bytes, Optional<String> contentType, URI base) {
        return switch (formOf(bytes)) {
            case XML -> XmlFeed.read(bytes, contentType, base);
            case SITEMAP -> Sitemap.read(bytes, base);
            case JSON -> JsonFeed.read(bytes, base);
            case NONE -> new Result.Malformed(whatElse(bytes));
        };
    }

    private static Form formOf(byte[] bytes) {
        // Without zero bytes, so that UTF-16 shows its ASCII.
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
        if (start.contains("{") && start.contains("jsonfeed.org/version")) {
            return Form.JSON;
        }
        if (start.contains("<html")) {
            return Form.NONE;
        }
        if (start.contains("<urlset") || start.contains("<sitemapindex")) {
            return Form.SITEMAP;
        }
        boolean feed = start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:rdf");
        return feed || start.contains(":feed ") || start.contains("<channel") ? Form.XML : Form.NONE;
    }

    private static String whatElse(byte[] bytes) {
        if (bytes.length == 0) {
            return "the answer is empty";
        }
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype html")
                ? "it is a web page and no feed; look for the address of the site's feed or news sitemap"
                : "it is neither RSS, Atom, JSON Feed nor a sitemap";
    }
}
