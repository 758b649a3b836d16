package io.castling.cli.replay;

import io.castling.extraction.Analyzer;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.RawArticle;
import io.castling.schemas.Replay;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Copies the selected articles of a topic into a lane, byte for byte, in the order of their times. Copies and the place
 * reached are committed together, so that a feed that was killed goes on where it was, without a gap and without an
 * article twice; of two feeds of one lane the later fences the earlier.
 */
final class ReplayFeed {

    private static final int AT_ONCE = 5_000;
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    private static final Duration SHORT_WAIT = Duration.ofMillis(200);

    private final KafkaConnection kafka;
    private final Lane.Replay lane;
    private final Replay replay;
    private final Selection selection;
    private final double rate;
    private final Listener listener;
    private final Analyzer analyzer;
    private final Deserializer<RawArticle> articles;

    /** @param rate articles a second at most */
    ReplayFeed(KafkaConnection kafka, Replay replay, double rate, Analyzer analyzer, Listener listener) {
        this.kafka = kafka;
        this.lane = new Lane.Replay(replay.getId());
        this.replay = replay;
        this.selection = Selection.of(replay.getSelection());
        this.rate = rate;
        this.analyzer = analyzer;
        this.articles = kafka.serdes().value(RawArticle.class).deserializer();
        this.listener = listener;
    }

    /** Is told how it goes. */
    interface Listener {
        void fed(long fed, long read, long total);
    }

    /** Articles that are in the lane, over all runs, and whether all of the origin was read. */
    record Outcome(long fed, boolean complete) {}

    /**
     * Runs to the end of what was to be read, or until stopped.
     *
     * @throws IllegalStateException when another process took the lane over
     */
    Outcome run(BooleanSupplier stopped) {
        String group = ReplayLane.feedGroup(lane);
        Map<String, Object> writing = kafka.clients().producer(group);
        writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        writing.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        try (var producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(
                        kafka.clients().consumer(group, group),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            // Before the offsets are read: fences an earlier feed, and ends what it left open.
            producer.initTransactions();
            return copy(consumer, producer, stopped);
        } catch (ProducerFencedException fenced) {
            throw new IllegalStateException(
                    "another process goes on with replay " + lane.id() + "; this one stops", fenced);
        }
    }

    private Outcome copy(
            KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, BooleanSupplier stopped) {
        Map<TopicPartition, Long> begins = offsets(replay.getBegins());
        Map<TopicPartition, Long> ends = offsets(replay.getEnds());
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(ends.keySet()));
        consumer.assign(ends.keySet());
        Map<TopicPartition, Long> fed = new HashMap<>();
        long read = 0;
        for (TopicPartition partition : ends.keySet()) {
            long begin = begins.getOrDefault(partition, 0L);
            OffsetAndMetadata reached = committed.get(partition);
            long from = reached == null ? begin : Math.max(begin, reached.offset());
            fed.put(partition, reached == null ? 0L : count(reached.metadata()));
            read += from - begin;
            consumer.seek(partition, from);
        }
        long total = ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                .sum();
        var ordered = new OrderedArticles(consumer, ends);
        String topic = Topics.ARTICLES_RAW.in(lane);
        long began = System.nanoTime();
        long sent = 0;
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            long opened = System.nanoTime();
            Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
            producer.beginTransaction();
            for (int i = 0; i < AT_ONCE && System.nanoTime() - opened < COMMIT_EVERY.toNanos(); i++) {
                if (ahead(sent, began)) {
                    LockSupport.parkNanos(SHORT_WAIT.toNanos() / 10);
                    i--;
                    continue;
                }
                Optional<ConsumerRecord<byte[], byte[]>> next = ordered.next(stopped);
                if (next.isEmpty()) {
                    more = false;
                    break;
                }
                ConsumerRecord<byte[], byte[]> record = next.get();
                var partition = new TopicPartition(record.topic(), record.partition());
                if (selects(record)) {
                    // A failure fails the commit.
                    var unused = producer.send(new ProducerRecord<>(
                            topic, null, record.timestamp(), record.key(), record.value(), record.headers()));
                    fed.merge(partition, 1L, Long::sum);
                    sent++;
                }
                read++;
                places.put(
                        partition,
                        new OffsetAndMetadata(record.offset() + 1, Long.toString(fed.getOrDefault(partition, 0L))));
            }
            if (places.isEmpty()) {
                producer.abortTransaction();
            } else {
                producer.sendOffsetsToTransaction(places, consumer.groupMetadata());
                producer.commitTransaction();
            }
            listener.fed(sum(fed), read, total);
        }
        return new Outcome(sum(fed), !more && !stopped.getAsBoolean());
    }

    private boolean ahead(long sent, long began) {
        return sent > (System.nanoTime() - began) / 1e9 * rate;
    }

    private boolean selects(ConsumerRecord<byte[], byte[]> record) {
        if (selection.everything()) {
            return true;
        }
        if (record.value() == null) {
            return false;
        }
        try {
            return selection.selects(articles.deserialize(record.topic(), record.value()), analyzer);
        } catch (SerializationException unreadable) {
            // Nothing says that it was asked for.
            return false;
        }
    }

    private Map<TopicPartition, Long> offsets(Map<String, Long> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach((partition, offset) ->
                offsets.put(new TopicPartition(replay.getOrigin(), Integer.parseInt(partition)), offset));
        return offsets;
    }

    private static long count(String metadata) {
        return metadata == null || metadata.isEmpty() ? 0 : Long.parseLong(metadata);
    }

    private static long sum(Map<TopicPartition, Long> counts) {
        return List.copyOf(counts.values()).stream().mapToLong(Long::longValue).sum();
    }
}
