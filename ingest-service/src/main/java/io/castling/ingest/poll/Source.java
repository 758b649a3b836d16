package io.castling.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Something on the web that is polled. */
public sealed interface Source {

    SourceId id();

    URI url();

    Options options();

    /** The word for it in configuration, answers and records. */
    default String kind() {
        return switch (this) {
            case Feed feed -> "feed";
            case Sitemap sitemap -> "sitemap";
            case Page page -> "page";
        };
    }

    /** RSS, RDF, Atom or JSON Feed. */
    record Feed(SourceId id, URI url, Options options) implements Source {}

    /** A sitemap of news, or an index of such. */
    record Sitemap(SourceId id, URI url, Options options) implements Source {}

    /** One page that changes: each changed text is a revision of the same article. */
    record Page(SourceId id, URI url, Options options) implements Source {}

    /**
     * A source as people write it.
     *
     * @throws IllegalArgumentException names what is wrong with the kind or the address
     */
    static Source of(SourceId id, String kind, String url, Options options) {
        URI address = address(id, url);
        return switch (kind) {
            case "feed" -> new Feed(id, address, options);
            case "sitemap" -> new Sitemap(id, address, options);
            case "page" -> new Page(id, address, options);
            default ->
                throw new IllegalArgumentException(
                        "the kind '" + kind + "' of the source " + id + " is not known: take feed, sitemap or page");
        };
    }

    private static URI address(SourceId id, String url) {
        try {
            URI address = URI.create(url.strip());
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null && address.getUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw new IllegalArgumentException("the address '" + url + "' of the source " + id
                + " is not usable: it has to begin with http:// or https://, name a host and carry no password");
    }

    /**
     * What is special about a source; empty for what holds for all.
     *
     * @param name who publishes it, as its articles will say
     * @param fetchPages whether articles are read from the pages behind entries, rather than from the entries
     * @param language ISO 639-1 code for articles that declare none
     * @param minInterval shortest time between two polls
     * @param maxInterval longest time between two polls
     * @param staleAfter without a new article for so long, it is stale
     */
    record Options(
            Optional<String> name,
            boolean fetchPages,
            Optional<String> language,
            Optional<Duration> minInterval,
            Optional<Duration> maxInterval,
            Optional<Duration> staleAfter) {

        public static final Options NONE = new Options(
                Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** @throws IllegalArgumentException names the option that cannot be */
        public Options {
            if (language.isPresent() && !language.get().matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException(
                        "the language '" + language.get() + "' is not usable: take a code such as en or uk");
            }
            positive("shortest interval", minInterval);
            positive("longest interval", maxInterval);
            positive("time until stale", staleAfter);
            if (minInterval.isPresent()
                    && maxInterval.isPresent()
                    && minInterval.get().compareTo(maxInterval.get()) > 0) {
                throw new IllegalArgumentException("the shortest interval is longer than the longest");
            }
        }

        private static void positive(String what, Optional<Duration> duration) {
            if (duration.isPresent() && duration.get().compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("the " + what + " has to be a second at least");
            }
        }
    }
}
