package io.castling.alert.deliver.channel;

import io.castling.alert.deliver.Answer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the status of an HTTP answer means for a delivery. */
final class HttpAnswers {

    private HttpAnswers() {}

    static Answer of(PinnedHttp.Response response, Clock clock) {
        int status = response.status();
        String said = response.excerpt().isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + response.excerpt();
        if (status < 300) {
            return new Answer.Accepted(said);
        }
        if (status < 400) {
            return new Answer.Refused(said + " (redirects are not followed: subscribe with the final address)");
        }
        return switch (status) {
            case 410 -> new Answer.Gone(said);
            // The message itself is at fault, so that the next attempt would end like this one.
            case 400, 413, 414, 415, 422 -> new Answer.Refused(said);
            // All others may be mended on the other side: a proxy, a deployment, a key.
            default ->
                new Answer.Unavailable(said, response.header("retry-after").flatMap(text -> wait(text, clock)));
        };
    }

    /** RFC 9110, 10.2.3: seconds or a date. */
    private static Optional<Duration> wait(String text, Clock clock) {
        try {
            if (text.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
