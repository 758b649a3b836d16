package io.castling.alert.deliver.kafka;

import io.castling.schemas.Alert;
import io.castling.schemas.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Topics in memory, behind the clients that Kafka itself ships for tests. */
final class FakeKafka {

    static final String ALERTS = "castling.alerts.v1";
    static final String LEDGER = "castling.deliveries.v1";

    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    static <T extends SpecificRecord> Serializer<T> serializer(BinaryMessageEncoder<T> encoder) {
        return (topic, value) -> {
            try {
                ByteBuffer buffer = encoder.encode(value);
                var bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                return bytes;
            } catch (IOException e) {
                throw new SerializationException(e);
            }
        };
    }

    static <T extends SpecificRecord> Deserializer<T> deserializer(BinaryMessageDecoder<T> decoder) {
        return (topic, bytes) -> {
            try {
                return decoder.decode(bytes);
            } catch (IOException | RuntimeException e) {
                throw new SerializationException("no Avro record", e);
            }
        };
    }

    /** Every ledger record written so far, oldest first. */
    List<Delivery> ledger() {
        return rows(LEDGER).stream()
                .filter(row -> row.value() != null)
                .map(row -> deserializer(Delivery.getDecoder()).deserialize(LEDGER, row.value()))
                .toList();
    }

    List<ProducerRecord<byte[], byte[]>> rows(String topic) {
        return List.copyOf(producer.history()).stream()
                .filter(row -> row.topic().equals(topic))
                .toList();
    }

    /** A consumer of one partition of what has been written to a topic. */
    MockConsumer<byte[], byte[]> reading(String topic, int partition) {
        var rows = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var row : rows(topic)) {
            if (row.partition() == null || row.partition() == partition) {
                rows.add(new ConsumerRecord<>(topic, partition, rows.size(), row.key(), row.value()));
            }
        }
        return consumer(topic, partition, rows);
    }

    static MockConsumer<byte[], byte[]> consumer(
            String topic, int partition, List<ConsumerRecord<byte[], byte[]>> rows) {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        var home = new TopicPartition(topic, partition);
        consumer.updatePartitions(
                topic, List.of(new org.apache.kafka.common.PartitionInfo(topic, partition, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(home, 0L));
        consumer.updateEndOffsets(new HashMap<>(Map.of(home, (long) rows.size())));
        consumer.schedulePollTask(() -> rows.forEach(consumer::addRecord));
        return consumer;
    }

    static ConsumerRecord<byte[], byte[]> alert(Alert alert, int partition, long offset) {
        return new ConsumerRecord<>(
                ALERTS,
                partition,
                offset,
                alert.getRelocation().getId().getBytes(StandardCharsets.UTF_8),
                serializer(Alert.getEncoder()).serialize(ALERTS, alert));
    }
}
