package io.castling.cli.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of all partitions of a topic between two offsets, merged by their times. Memory is bounded. */
final class OrderedArticles {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BUFFERED = 1_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> buffers =
            new TreeMap<>(Comparator.comparing(TopicPartition::partition));

    /** @param consumer assigned and positioned at the first offsets */
    OrderedArticles(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
        ends.keySet().forEach(partition -> buffers.put(partition, new ArrayDeque<>()));
    }

    /** The next record; empty at the end of all, or when stopped. */
    Optional<ConsumerRecord<byte[], byte[]>> next(BooleanSupplier stopped) {
        while (!stopped.getAsBoolean()) {
            if (buffers.entrySet().stream()
                    .allMatch(entry -> !entry.getValue().isEmpty() || exhausted(entry.getKey()))) {
                return buffers.values().stream()
                        .filter(buffer -> !buffer.isEmpty())
                        .min(Comparator.comparingLong(buffer -> buffer.element().timestamp()))
                        .map(Deque::remove);
            }
            fill();
        }
        return Optional.empty();
    }

    private void fill() {
        Collection<TopicPartition> full = new ArrayList<>();
        Collection<TopicPartition> wanted = new ArrayList<>();
        buffers.forEach((partition, buffer) ->
                (buffer.size() >= BUFFERED || exhausted(partition) ? full : wanted).add(partition));
        consumer.pause(full);
        consumer.resume(wanted);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < ends.getOrDefault(partition, 0L)) {
                buffers.getOrDefault(partition, new ArrayDeque<>()).add(record);
            }
        }
    }

    private boolean exhausted(TopicPartition partition) {
        return consumer.position(partition) >= ends.getOrDefault(partition, 0L);
    }

    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
