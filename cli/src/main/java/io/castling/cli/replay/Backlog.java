package io.castling.cli.replay;

import io.castling.platform.kafka.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a group has not worked on yet of a topic that nobody writes to any more. Markers of transactions are no records,
 * so the last record is looked for rather than the last offset.
 */
final class Backlog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long FIRST_STEP = 8;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private Map<TopicPartition, Long> afterLast = Map.of();

    Backlog(KafkaConnection kafka, String group, String topic) {
        this.consumer = new KafkaConsumer<>(
                kafka.clients().consumer("castling-backlog", group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = OrderedArticles.partitions(consumer, topic);
        consumer.assign(partitions);
    }

    /** Looks at the ends anew. */
    void measure() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        afterLast = partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> afterLast(
                                partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
    }

    private long afterLast(TopicPartition partition, long begin, long end) {
        long until = end;
        for (long step = FIRST_STEP; until > begin; step *= 2) {
            long from = Math.max(begin, end - step);
            long last = -1;
            consumer.pause(partitions);
            consumer.resume(List.of(partition));
            consumer.seek(partition, from);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.partition() == partition.partition() && record.offset() < end) {
                        last = record.offset();
                    }
                }
            }
            if (last >= 0) {
                return last + 1;
            }
            until = from;
        }
        return begin;
    }

    /** Records at most: gaps between transactions count, too. */
    long remaining() {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(consumer.committed(Set.copyOf(partitions)));
        return afterLast.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata reached = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (reached == null ? 0 : reached.offset()));
                })
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
