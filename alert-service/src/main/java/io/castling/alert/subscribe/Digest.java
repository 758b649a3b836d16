package io.castling.alert.subscribe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** When alerts that were collected are sent together. */
public sealed interface Digest {

    /** The first such moment after another. */
    Instant after(Instant now);

    /**
     * Reads an ISO 8601 duration, {@code PT6H}, or times of day with a time zone, {@code 08:00,18:00 Europe/Kyiv}; without
     * a zone they are UTC.
     *
     * @throws IllegalArgumentException naming the text, when it is none
     */
    static Digest parse(String text) {
        try {
            if (text.startsWith("P")) {
                return new Every(Duration.parse(text));
            }
            String[] words = text.strip().split("\\s+", 2);
            List<LocalTime> times =
                    Arrays.stream(words[0].split(",", -1)).map(LocalTime::parse).toList();
            return new At(times, ZoneId.of(words.length == 2 ? words[1] : "UTC"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "digest '" + text + "' is none: write it as PT6H or 08:00,18:00 Europe/Kyiv", e);
        }
    }

    /** Whenever a whole number of these has passed since the beginning of 1970 in UTC: every hour is on the hour. */
    record Every(Duration interval) implements Digest {

        private static final Duration SHORTEST = Duration.ofMinutes(1);
        private static final Duration LONGEST = Duration.ofDays(7);

        public Every {
            if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "a digest is sent at least once a week and at most once a minute, not each " + interval);
            }
        }

        @Override
        public Instant after(Instant now) {
            long millis = interval.toMillis();
            return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), millis) * millis + millis);
        }
    }

    /** At these times of each day. */
    record At(List<LocalTime> times, ZoneId zone) implements Digest {

        public At {
            times = times.stream().sorted().toList();
        }

        @Override
        public Instant after(Instant now) {
            ZonedDateTime here = now.atZone(zone);
            return Stream.of(here, here.plusDays(1))
                    .flatMap(day -> times.stream().map(time -> day.with(time).toInstant()))
                    .filter(moment -> moment.isAfter(now))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tomorrow has a time for " + this));
        }
    }
}
