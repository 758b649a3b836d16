package io.castling.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The attributes of a CloudEvent in Kafka's binary mode: headers, while the value stays what it is.
 *
 * @param id together with the source, names this event for ever: a repeated event has the same
 * @param source who says so, a URI reference
 * @param type what kind of event
 * @param time when it happened
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>
 */
public record CloudEvent(String id, String source, String type, Instant time) {

    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String TYPE = "ce_type";
    private static final String TIME = "ce_time";
    private static final String VERSION = "ce_specversion";
    private static final String CONTENT_TYPE = "content-type";

    public CloudEvent {
        if (id.isEmpty() || source.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("id, source and type of an event cannot be empty");
        }
    }

    /** Sets the headers, in place of those of the event that this one was made from. */
    public void addTo(Headers headers) {
        put(headers, VERSION, "1.0");
        put(headers, ID, id);
        put(headers, SOURCE, source);
        put(headers, TYPE, type);
        put(headers, TIME, time.toString());
        put(headers, CONTENT_TYPE, "application/avro");
    }

    /** The event that headers tell of; empty when one of the attributes is missing or malformed. */
    public static Optional<CloudEvent> from(Headers headers) {
        Optional<Instant> time = get(headers, TIME).flatMap(CloudEvent::instant);
        return get(headers, VERSION)
                .filter("1.0"::equals)
                .flatMap(version -> get(headers, ID))
                .flatMap(id -> get(headers, SOURCE)
                        .flatMap(source -> get(headers, TYPE)
                                .flatMap(type -> time.map(when -> new CloudEvent(id, source, type, when)))));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8))
                        .filter(value -> !value.isEmpty());
    }
}
