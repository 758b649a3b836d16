package io.castling.ingest.poll.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows the whole of a compacted topic; hands over each value, and empty for a key that was removed. */
final class Table<V> implements TopicLoop.Handler {

    private final String topic;
    private final Deserializer<V> values;
    private final BiConsumer<String, Optional<V>> sink;
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private boolean begun;
    private boolean caughtUp;

    Table(String topic, Deserializer<V> values, BiConsumer<String, Optional<V>> sink) {
        this.topic = topic;
        this.values = values;
        this.sink = sink;
    }

    @Override
    public void begin(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic " + topic + " does not exist yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> now = consumer.endOffsets(partitions);
        synchronized (this) {
            now.forEach((partition, end) -> ends.putIfAbsent(partition.partition(), end));
            // What is read again is not known to be read until it is.
            positions.clear();
            begun = true;
        }
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            sink.accept(
                    new String(record.key(), StandardCharsets.UTF_8),
                    Optional.ofNullable(record.value()).map(bytes -> values.deserialize(topic, bytes)));
        }
    }

    @Override
    public void polled(Consumer<byte[], byte[]> consumer) {
        Map<Integer, Long> now = new HashMap<>();
        consumer.assignment().forEach(partition -> now.put(partition.partition(), consumer.position(partition)));
        synchronized (this) {
            positions.putAll(now);
            caughtUp |= begun
                    && ends.entrySet().stream()
                            .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
            notifyAll();
        }
    }

    /** Whether all that was on the topic at the start was handed over. */
    synchronized boolean isCaughtUp() {
        return caughtUp;
    }

    /** Waits until a record that was written has been handed over; false when that takes longer. */
    synchronized boolean awaitRead(RecordMetadata written, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (positions.getOrDefault(written.partition(), -1L) <= written.offset()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
