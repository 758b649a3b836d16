package io.castling.alert.deliver.kafka;

import io.castling.schemas.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads one partition of the ledger to its end: what has been done, and what is left to do. */
final class LedgerReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Deserializer<Delivery> values;

    LedgerReader(String topic, Supplier<Consumer<byte[], byte[]>> consumers, Deserializer<Delivery> values) {
        this.topic = topic;
        this.consumers = consumers;
        this.values = values;
    }

    /** The newest record of each delivery, in the order in which they were first written. */
    Map<String, Delivery> read(int partition) {
        var entries = new LinkedHashMap<String, Delivery>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            var ledger = new TopicPartition(topic, partition);
            consumer.assign(List.of(ledger));
            consumer.seekToBeginning(List.of(ledger));
            long end = consumer.endOffsets(List.of(ledger)).getOrDefault(ledger, 0L);
            while (consumer.position(ledger) < end) {
                consumer.poll(POLL).forEach(row -> apply(row, entries));
            }
        }
        return entries;
    }

    private void apply(ConsumerRecord<byte[], byte[]> row, Map<String, Delivery> entries) {
        String id = new String(row.key(), StandardCharsets.UTF_8);
        if (row.value() == null) {
            entries.remove(id);
        } else {
            entries.put(id, values.deserialize(topic, row.value()));
        }
    }
}
