package io.castling.ingest.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long an answer stays good, by its own account (RFC 9111 section 4.2). */
final class Freshness {

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");

    private Freshness() {}

    /** What is left of {@code max-age}; empty where nothing is said, or that it must not be relied on. */
    static Optional<Duration> of(List<String> cacheControl, @Nullable String age) {
        String said = String.join(",", cacheControl).toLowerCase(Locale.ROOT);
        Matcher found = MAX_AGE.matcher(said);
        if (said.contains("no-cache") || said.contains("no-store") || !found.find()) {
            return Optional.empty();
        }
        long old = age != null && age.strip().matches("\\d{1,9}") ? Long.parseLong(age.strip()) : 0;
        return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(found.group(1)) - old)));
    }
}
