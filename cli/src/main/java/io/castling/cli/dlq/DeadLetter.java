package io.castling.cli.dlq;

import io.castling.platform.kafka.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One dead letter where it lies.
 *
 * @param record as it was read from the dead letter topic
 * @param story its own headers, those that begin with {@code dlq_}, by name
 * @param settled what an operator did with it: {@code redriven} or {@code dropped}; empty while it waits
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record, Map<String, String> story, Optional<String> settled) {

    private static final String OWN = "dlq_";
    private static final String UNKNOWN = "?";

    public DeadLetter {
        story = Map.copyOf(story);
    }

    static DeadLetter of(ConsumerRecord<byte[], byte[]> record, Optional<String> settled) {
        Map<String, String> story = new TreeMap<>();
        for (Header header : record.headers()) {
            if (header.key().startsWith(OWN) && header.value() != null) {
                story.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new DeadLetter(record, story, settled);
    }

    /** Names it for commands: dead letter topic, partition and offset. */
    public String id() {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    public String stage() {
        return told(DeadLetters.STAGE);
    }

    public String reason() {
        return told(DeadLetters.REASON);
    }

    /** The topic that the record was read from, where the letter says so. */
    public Optional<String> origin() {
        return Optional.ofNullable(story.get(DeadLetters.TOPIC));
    }

    /** Topic, partition and offset that the record was read from. */
    public String place() {
        return told(DeadLetters.TOPIC) + "/" + told(DeadLetters.PARTITION) + "/" + told(DeadLetters.OFFSET);
    }

    /** At least 1: letters of programs that do not count were tried once. */
    public int attempts() {
        return Math.max(1, DeadLetters.attempts(record.headers()));
    }

    /** When it became a dead letter. */
    public Instant written() {
        return instant(DeadLetters.TIME).orElseGet(() -> Instant.ofEpochMilli(record.timestamp()));
    }

    /** The key as text; empty where there is none. */
    public String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** A header of its own, {@code ?} where it lacks. */
    public String told(String header) {
        return story.getOrDefault(header, UNKNOWN);
    }

    /**
     * The record as it was on its topic: the same bytes, headers and time, and one more header, the number of attempts,
     * by which a record that fails again is known. The partition follows from the key as it did before.
     */
    ProducerRecord<byte[], byte[]> revived(String topic) {
        var headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(OWN)) {
                headers.add(header);
            }
        }
        headers.add(new RecordHeader(
                DeadLetters.ATTEMPTS, Integer.toString(attempts()).getBytes(StandardCharsets.UTF_8)));
        Long time = instant(DeadLetters.RECORD_TIME)
                .map(Instant::toEpochMilli)
                .filter(millis -> millis >= 0)
                .orElse(null);
        return new ProducerRecord<>(topic, null, time, record.key(), record.value(), headers);
    }

    private Optional<Instant> instant(String header) {
        try {
            return Optional.ofNullable(story.get(header)).map(Instant::parse);
        } catch (DateTimeParseException foreign) {
            return Optional.empty();
        }
    }
}
