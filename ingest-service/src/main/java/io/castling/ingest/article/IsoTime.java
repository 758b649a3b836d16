package io.castling.ingest.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** ISO 8601 as it is written in the wild: a day, or a day and a time, with or without an offset (then UTC). */
public final class IsoTime {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendPattern("[ ][XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private IsoTime() {}

    public static Optional<Instant> parse(String written) {
        try {
            TemporalAccessor time =
                    FORM.parseBest(written.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    switch (time) {
                        case OffsetDateTime at -> at.toInstant();
                        case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
                        case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
                        default -> throw new IllegalStateException("not asked for: " + time.getClass());
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
