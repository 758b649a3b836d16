package io.castling.alert.subscribe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of each day without delivery.
 *
 * @param from first minute without delivery
 * @param to first minute with delivery again; before {@code from} the night lies between them
 */
public record MuteHours(LocalTime from, LocalTime to, ZoneId zone) {

    /**
     * Reads {@code 22:00-07:00 Europe/Warsaw}; without a zone it is UTC.
     *
     * @throws IllegalArgumentException naming the text, when it is none
     */
    public static MuteHours parse(String text) {
        try {
            String[] words = text.strip().split("\\s+", 2);
            String[] times = words[0].split("-", 2);
            ZoneId zone = ZoneId.of(words.length == 2 ? words[1] : "UTC");
            return new MuteHours(LocalTime.parse(times[0]), LocalTime.parse(times[1]), zone);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "mute hours '" + text + "' are none: write them as 22:00-07:00 Europe/Warsaw", e);
        }
    }

    boolean cover(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
