package io.castling.ingest.poll;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** A source in the configuration; its id is the key that it stands under. */
public interface SourceSettings {

    /** Where it is: http or https. */
    String url();

    /** {@code feed} (RSS, Atom, RDF, JSON Feed), {@code sitemap} or {@code page}. */
    @WithDefault("feed")
    String kind();

    /** Who publishes it, as its articles will say; what the pages themselves say otherwise. */
    Optional<String> name();

    /** Whether articles are read from the pages behind entries, rather than from the entries. */
    @WithDefault("true")
    boolean fetchPages();

    /** ISO 639-1 code for articles that declare none. */
    Optional<String> language();

    Optional<Duration> minInterval();

    Optional<Duration> maxInterval();

    Optional<Duration> staleAfter();

    /** @throws IllegalArgumentException names what is wrong */
    default Source source(String id) {
        return Source.of(
                new SourceId(id),
                kind(),
                url(),
                new Source.Options(name(), fetchPages(), language(), minInterval(), maxInterval(), staleAfter()));
    }
}
