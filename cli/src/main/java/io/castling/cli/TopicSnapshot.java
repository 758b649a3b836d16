package io.castling.cli;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All committed records of a topic as it is now; records of one key come in their order. */
final class TopicSnapshot {

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicSnapshot() {}

    static <V extends SpecificRecord> void forEach(
            KafkaConnection kafka, Topic<V> topic, Consumer<ConsumerRecord<String, V>> action) {
        String name = topic.in(Lane.LIVE);
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("castling-cli", "castling-cli-" + UUID.randomUUID()),
                new StringDeserializer(),
                kafka.serdes().value(topic.value()).deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
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
