package io.castling.ingest.feed;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses as publishers write them. */
final class Links {

    private static final int LONGEST = 4000;

    private Links() {}

    /** The first that can be asked for, absolute. */
    static Optional<URI> first(URI base, @Nullable String... written) {
        return Stream.of(written)
                .flatMap(Stream::ofNullable)
                .map(String::strip)
                .filter(link -> !link.isEmpty() && link.length() < LONGEST)
                .flatMap(link -> resolve(base, link).stream())
                .filter(link -> "http".equals(link.getScheme()) || "https".equals(link.getScheme()))
                .filter(link -> link.getHost() != null)
                .findFirst();
    }

    /** A name, where it happens to be an address: relative ones mean nothing. */
    static @Nullable String ifAbsolute(@Nullable String name) {
        return name != null && name.strip().matches("(?i)https?://.*") ? name : null;
    }

    private static Optional<URI> resolve(URI base, String link) {
        try {
            return Optional.of(base.resolve(link.replace(" ", "%20")));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
