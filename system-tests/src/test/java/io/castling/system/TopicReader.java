package io.castling.system;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics of a running Castling from their beginning, as any consumer would: committed records only. */
final class TopicReader implements AutoCloseable {

    private final KafkaConnection kafka;

    TopicReader(CastlingProcess.Up up) {
        this(up.bootstrapServers(), up.registry());
    }

    TopicReader(String bootstrapServers, URI registry) {
        this.kafka = new KafkaConnection(ConfigLoader.load(
                        Config.class,
                        ConfigSources.of(Map.of(
                                "castling.kafka.bootstrap-servers",
                                bootstrapServers,
                                "castling.kafka.registry.urls",
                                registry.toString())))
                .values()
                .kafka());
    }

    @ConfigMapping(prefix = "castling")
    interface Config {
        KafkaSettings kafka();
    }

    /** Everything that is committed now. */
    <V extends SpecificRecord> List<V> all(Topic<V> topic) {
        return read(topic.in(Lane.LIVE), kafka.serdes().value(topic.value()).deserializer());
    }

    /** The dead letters of a topic, as bytes. */
    List<byte[]> deadLetters(Topic<?> topic) {
        return read(topic.in(Lane.LIVE) + ".dlq", new ByteArrayDeserializer());
    }

    private <V> List<V> read(String name, Deserializer<V> deserializer) {
        List<V> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("system-tests", "system-tests-" + UUID.randomUUID()),
                new StringDeserializer(),
                deserializer)) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, V> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
