package io.castling.ingest.source;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A feed in RSS, RDF or Atom, as far as Castling needs it.
 *
 * @param entries in the order of the feed, those without a usable link left out
 */
record Feed(List<Entry> entries) {

    private static final int LOOKED_AT = 1024;

    Feed {
        entries = List.copyOf(entries);
    }

    /**
     * One story.
     *
     * @param link to the article, absolute
     * @param html what the feed itself has of it, the longest part; empty where it has nothing
     */
    record Entry(URI link, String title, Optional<Instant> published, String html) {}

    /** A feed that cannot be read. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason);
        }
    }

    /** Whether bytes look like a feed rather than a page: servers send feeds under all media types. */
    static boolean isLikely(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return !start.contains("<html")
                && (start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:rdf"));
    }

    /**
     * Reads a feed. Document types, and with them entities of any kind, are refused: they can read files, reach other
     * servers and swell without end.
     *
     * @param base where the feed was found: links may be relative to it
     */
    static Feed read(byte[] bytes, Optional<String> contentType, URI base) throws Malformed {
        var input = new SyndFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        try (var reader = contentType.isPresent()
                ? new XmlReader(new ByteArrayInputStream(bytes), contentType.get(), true)
                : new XmlReader(new ByteArrayInputStream(bytes), true)) {
            return new Feed(input.build(reader).getEntries().stream()
                    .flatMap(entry -> entry(entry, base).stream())
                    .toList());
        } catch (FeedException | IOException | IllegalArgumentException unreadable) {
            throw new Malformed(
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    private static Optional<Entry> entry(SyndEntry entry, URI base) {
        String html = Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
                .map(SyndContent::getValue)
                .flatMap(Stream::ofNullable)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
        String title = Optional.ofNullable(entry.getTitle()).orElse("").strip();
        Optional<Instant> published =
                Optional.ofNullable(entry.getPublishedDate()).map(Date::toInstant);
        return link(entry, base).map(link -> new Entry(link, title, published, html));
    }

    private static Optional<URI> link(SyndEntry entry, URI base) {
        return Stream.of(entry.getLink(), entry.getUri())
                .flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(link -> !link.isEmpty())
                .flatMap(link -> resolve(base, link).stream())
                .filter(link -> "http".equals(link.getScheme()) || "https".equals(link.getScheme()))
                .findFirst();
    }

    private static Optional<URI> resolve(URI base, String link) {
        try {
            return Optional.of(base.resolve(link.replace(" ", "%20")));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
