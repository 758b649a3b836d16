package io.castling.cli.bench;

import io.castling.cli.topic.TopicSnapshot;
import io.castling.platform.kafka.KafkaConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far a group has read and committed a topic. */
final class Backlog implements AutoCloseable {

    private static final long LOOK_EVERY_NANOS = 20_000_000;
    private static final String PURPOSE = "castling-bench";

    private final KafkaConnection kafka;
    private final Admin admin;

    Backlog(KafkaConnection kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(kafka.clients().admin(PURPOSE));
    }

    /** From now on the topic's records bear the time at which the broker appends them. */
    void stampOnAppend(String topic) {
        var stamp = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"), AlterConfigOp.OpType.SET);
        get(admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(stamp)))
                .all());
    }

    /** The offset after the last record of each partition that a reader of committed records sees. */
    Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer(PURPOSE, PURPOSE), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions);
        }
    }

    /**
     * Reads a topic to its end, with markers of transactions left out.
     *
     * @return the offset after the last record of each partition; partitions without records are left out
     */
    Map<TopicPartition, Long> afterLastRecords(String topic) {
        Map<TopicPartition, Long> last = new HashMap<>();
        new TopicSnapshot(kafka, PURPOSE)
                .forEach(
                        List.of(topic),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        record ->
                                last.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        return last;
    }

    /**
     * Waits until a group has committed so many records of these partitions.
     *
     * @param share between 0 and 1 of what stands before the offsets
     * @param ended of the service that reads; when it fails, so does the wait
     * @return when that was, in nanoseconds of {@link System#nanoTime}
     */
    long await(String group, Map<TopicPartition, Long> upTo, double share, CompletionStage<Void> ended) {
        long wanted = Math.round(
                share * upTo.values().stream().mapToLong(Long::longValue).sum());
        while (committed(group, upTo) < wanted) {
            if (ended.toCompletableFuture().isCompletedExceptionally()) {
                ended.toCompletableFuture().join();
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return System.nanoTime();
    }

    private long committed(String group, Map<TopicPartition, Long> upTo) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return upTo.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata offset = offsets.get(end.getKey());
                    return offset == null ? 0 : Math.min(offset.offset(), end.getValue());
                })
                .sum();
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException("The broker refuses: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped while waiting for the broker.");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
