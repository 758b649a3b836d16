package io.castling.cli.topic;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All committed records of topics as they are now; records of one key come in their order. */
public final class TopicSnapshot {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;
    private final String purpose;

    /** @param purpose names the client on the broker */
    public TopicSnapshot(KafkaConnection kafka, String purpose) {
        this.kafka = kafka;
        this.purpose = purpose;
    }

    /** The latest value of each key that has one, in the order in which the keys came first. */
    public <V extends SpecificRecord> Map<String, V> table(Topic<V> topic, Lane lane) {
        Map<String, V> table = new LinkedHashMap<>();
        forEach(topic, lane, record -> {
            if (record.value() == null) {
                table.remove(record.key());
            } else {
                table.put(record.key(), record.value());
            }
        });
        return table;
    }

    public <V extends SpecificRecord> void forEach(
            Topic<V> topic, Lane lane, Consumer<ConsumerRecord<String, V>> action) {
        forEach(
                List.of(topic.in(lane)),
                new StringDeserializer(),
                kafka.serdes().value(topic.value()).deserializer(),
                action);
    }

    /** @param topics full names */
    public <K, V> void forEach(
            Collection<String> topics,
            Deserializer<K> keys,
            Deserializer<V> values,
            Consumer<ConsumerRecord<K, V>> action) {
        try (var consumer = new KafkaConsumer<>(kafka.clients().consumer(purpose, purpose), keys, values)) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(action);
            }
        }
    }
}
