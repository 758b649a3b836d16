package io.castling.ingest.poll.kafka;

import io.castling.ingest.poll.PollState;
import io.castling.ingest.poll.SourceId;
import io.castling.schemas.SourcePoll;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Which sources this process polls: those whose polling state lies in a partition that the consumer group gave it. The
 * states in a partition are read whole before its sources are polled; when a process dies, others get its partitions and
 * go on from there.
 */
final class Shares implements TopicLoop.Handler {

    private final String topic;
    private final Deserializer<SourcePoll> values;
    private final Owner owner;
    private final Map<TopicPartition, Reading> partitions = new HashMap<>();
    private volatile int count;
    private volatile Set<Integer> owned = Set.of();

    /** Is told of gains and losses, in the thread of the consumer. */
    interface Owner {

        /** Everything that was known of the sources in a partition; it counts as gained afterwards. */
        void gained(int partition, Map<SourceId, PollState> states);

        /** After gains, and when they count. */
        void settled();

        /** Returns when nothing of this process is written there any more. */
        void lost(int partition);
    }

    private static final class Reading {
        private final long end;
        private final Map<SourceId, PollState> states = new HashMap<>();
        private boolean done;

        Reading(long end) {
            this.end = end;
        }
    }

    Shares(String topic, Deserializer<SourcePoll> values, Owner owner) {
        this.topic = topic;
        this.values = values;
        this.owner = owner;
    }

    /** Whether a source is polled by this process. */
    boolean isMine(SourceId id) {
        return count > 0 && owned.contains(partitionOf(id));
    }

    /** The partition that Kafka's producers put a record with this key into. */
    int partitionOf(SourceId id) {
        return Utils.toPositive(Utils.murmur2(id.value().getBytes(StandardCharsets.UTF_8))) % count;
    }

    @Override
    public void begin(Consumer<byte[], byte[]> consumer) {
        loseAll(partitions.keySet());
        count = consumer.partitionsFor(topic).size();
        if (count == 0) {
            throw new KafkaException("the topic " + topic + " does not exist yet");
        }
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> gained) {
                consumer.seekToBeginning(gained);
                consumer.endOffsets(gained).forEach((partition, end) -> partitions.put(partition, new Reading(end)));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> lost) {
                loseAll(lost);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> lost) {
                loseAll(lost);
            }
        });
    }

    private void loseAll(Collection<TopicPartition> lost) {
        for (TopicPartition partition : List.copyOf(lost)) {
            Reading reading = partitions.remove(partition);
            publishOwned();
            if (reading != null && reading.done) {
                owner.lost(partition.partition());
            }
        }
    }

    /** What comes after the end was written by this process itself. */
    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        Reading reading = partitions.get(new TopicPartition(record.topic(), record.partition()));
        if (reading == null || reading.done || record.key() == null) {
            return;
        }
        var id = new SourceId(new String(record.key(), StandardCharsets.UTF_8));
        if (record.value() == null) {
            reading.states.remove(id);
        } else {
            reading.states.put(id, SourceRecords.poll(values.deserialize(topic, record.value())));
        }
    }

    @Override
    public void polled(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Reading> read = new HashMap<>();
        partitions.forEach((partition, reading) -> {
            if (!reading.done && consumer.position(partition) >= reading.end) {
                reading.done = true;
                read.put(partition, reading);
            }
        });
        if (!read.isEmpty()) {
            // First what is known, then the right to poll: whoever polls in between would begin anew.
            read.forEach((partition, reading) -> {
                owner.gained(partition.partition(), Map.copyOf(reading.states));
                reading.states.clear();
            });
            publishOwned();
            owner.settled();
        }
    }

    private void publishOwned() {
        owned = partitions.entrySet().stream()
                .filter(entry -> entry.getValue().done)
                .map(entry -> entry.getKey().partition())
                .collect(Collectors.toUnmodifiableSet());
    }
}
