package io.castling.alert.deliver.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a whole topic into memory, without a group: what every instance needs to know. A broker that is away is waited
 * for; a record that cannot be read is stepped over, since one bad subscription must not silence the others.
 */
public final class TopicTail<V> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Takes the records in their order within a partition; null removes a key. */
    public interface Image<V> {
        void apply(String key, @Nullable V value);
    }

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Deserializer<V> values;
    private final long most;
    private final Image<V> image;
    private final Thread thread;
    private volatile boolean caughtUp;
    private volatile boolean stopped;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /** @param most how many records of each partition are read at most before its end, older ones are left out */
    public TopicTail(
            String topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Deserializer<V> values,
            long most,
            Image<V> image) {
        this.topic = topic;
        this.consumers = consumers;
        this.values = values;
        this.most = most;
        this.image = image;
        this.thread = Thread.ofPlatform().daemon().name("tail-" + topic).unstarted(this::run);
    }

    /** Begins to read. */
    public TopicTail<V> start() {
        thread.start();
        return this;
    }

    /** Whether everything that was there at the start has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        stopped = true;
        Consumer<byte[], byte[]> reading = current;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                LOG.atWarn().setCause(e).addKeyValue("topic", topic).log("reading a topic begins again");
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("topic " + topic + " does not exist yet");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        consumer.beginningOffsets(partitions)
                .forEach((partition, begin) ->
                        consumer.seek(partition, Math.max(begin, ends.getOrDefault(partition, begin) - most)));
        while (!stopped) {
            consumer.poll(POLL).forEach(this::apply);
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            caughtUp |= ends.isEmpty();
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> row) {
        if (row.key() == null) {
            return;
        }
        String key = new String(row.key(), StandardCharsets.UTF_8);
        try {
            image.apply(key, row.value() == null ? null : values.deserialize(topic, row.value()));
        } catch (SerializationException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("topic", topic)
                    .addKeyValue("partition", row.partition())
                    .addKeyValue("offset", row.offset())
                    .log("a record that cannot be read was stepped over");
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
