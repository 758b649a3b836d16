package io.castling.ingest.topic;

import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Format;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Submission;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.publish.PublishedArticles;
import io.castling.platform.kafka.KafkaConnection;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes articles from topics that other programs write: JSON as it is pushed, or {@code RawArticle} in Confluent's wire
 * format, told apart by the first byte. A position is committed only when each article before it is settled, so a record
 * is taken again after a crash, and known already then.
 */
public final class TopicSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSource.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
    private static final int BATCH = 500;

    private final List<String> topics;
    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final ArticleReader reader;
    private final PublishedArticles published;
    private final ArticlePublisher publisher;
    private final Consumer<Rejected> unusable;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** Begins to read. */
    public TopicSource(
            List<String> topics,
            String group,
            KafkaConnection kafka,
            ArticleReader reader,
            ArticlePublisher publisher,
            Consumer<Rejected> unusable) {
        this.topics = List.copyOf(topics);
        this.reader = reader;
        this.published = new PublishedArticles(kafka);
        this.publisher = publisher;
        this.unusable = unusable;
        Map<String, Object> reading = kafka.clients().consumer("ingest-topics", group);
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        this.consumers = () -> new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("ingest-topics").daemon().start(this::run);
    }

    private void run() {
        do {
            try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
                consumer.subscribe(topics);
                while (!isStopped(Duration.ZERO)) {
                    takeNext(consumer);
                }
            } catch (KafkaException away) {
                LOG.atWarn()
                        .addKeyValue("topics", topics)
                        .addKeyValue("reason", away.getMessage())
                        .log("Topics cannot be read; trying again");
            }
        } while (!isStopped(BETWEEN_TRIES));
    }

    private void takeNext(KafkaConsumer<byte[], byte[]> consumer) {
        if (!publisher.isAccepting()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        if (take(records)) {
            consumer.commitSync(ends(records));
        } else {
            records.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, records.records(partition).getFirst().offset()));
            isStopped(BETWEEN_TRIES);
        }
    }

    /** Whether each record is settled. */
    private boolean take(ConsumerRecords<byte[], byte[]> records) {
        List<Submission> batch = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record, reading -> {
                switch (reading) {
                    case Reading.Read read -> batch.add(read.submission());
                    case Rejected no -> rejected.add(no);
                }
            });
        }
        List<Outcome> outcomes = batch.isEmpty() ? List.of() : publisher.publish(batch);
        if (outcomes.stream().anyMatch(Outcome.Unavailable.class::isInstance)) {
            return false;
        }
        rejected.forEach(unusable);
        return true;
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Consumer<Reading> sink) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        String name = record.topic() + "-" + record.partition() + "@" + record.offset();
        if (PublishedArticles.isLikely(value)) {
            sink.accept(published.read(record.topic(), value, Origin.of(name)));
        } else {
            reader.read(name, Format.JSON, new ByteArrayInputStream(value), sink);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            ends.put(
                    partition,
                    new OffsetAndMetadata(records.records(partition).getLast().offset() + 1));
        }
        return ends;
    }

    private boolean isStopped(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return true;
        }
    }

    /** Finishes what it has taken. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
