package io.castling.platform.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them; Java itself reads ISO 8601 only. */
public final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d{1,12})\\s*(ms|s|min|m|h|d)\\s*");

    private Durations() {}

    /** Reads {@code 30s}, {@code 250ms}, {@code 1h 30m}, {@code 0s} or {@code PT30S}; never negative. */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        Duration sum = trimmed.toUpperCase(Locale.ROOT).startsWith("P") ? iso(trimmed) : parts(trimmed);
        if (sum.isNegative()) {
            throw new IllegalArgumentException("expected a duration that is not negative");
        }
        return sum;
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw unreadable();
        }
    }

    private static Duration parts(String text) {
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            long amount = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m", "min" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
            end = part.end();
        }
        if (end == 0 || end != text.length()) {
            throw unreadable();
        }
        return sum;
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("expected a duration such as 30s, 250ms, 5m or 1h30m");
    }
}
