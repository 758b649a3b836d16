package io.castling.ingest.page;

import io.castling.ingest.article.Published;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is odd about a date of publication. */
public final class PublishedDoubt {

    /** Clocks of newsrooms are set a little forward, time zones forgotten. */
    private static final Duration TOLERANCE = Duration.ofHours(26);

    private static final Instant WEB_BEGAN = Instant.parse("1993-01-01T00:00:00Z");

    private PublishedDoubt() {}

    /** {@code future} or {@code absurd}; empty for a date that can be. */
    public static Optional<String> about(Published published, Instant fetched) {
        if (published.at().isAfter(fetched.plus(TOLERANCE))) {
            return Optional.of("future");
        }
        return published.at().isBefore(WEB_BEGAN) ? Optional.of("absurd") : Optional.empty();
    }
}
