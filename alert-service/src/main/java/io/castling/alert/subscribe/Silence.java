package io.castling.alert.subscribe;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Something that a subscriber does not want to hear of for a while.
 *
 * @param subject id of a relocation, canonical name of a system or family, or {@code *} for everything
 * @param until it ends at this instant
 */
public record Silence(String subject, Instant until) {

    private static final String EVERYTHING = "*";

    /**
     * Reads {@code S-400@2026-01-31T00:00:00Z}.
     *
     * @throws IllegalArgumentException naming the text, when it is none
     */
    public static Silence parse(String text) {
        int at = text.lastIndexOf('@');
        try {
            return new Silence(text.substring(0, at), Instant.parse(text.substring(at + 1)));
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "silence '" + text + "' is none: write it as S-400@2026-01-31T00:00:00Z", e);
        }
    }

    boolean covers(News news, Instant now) {
        return now.isBefore(until)
                && (subject.equals(EVERYTHING)
                        || subject.equals(news.relocation())
                        || subject.equals(news.family())
                        || news.system().filter(subject::equals).isPresent());
    }
}
