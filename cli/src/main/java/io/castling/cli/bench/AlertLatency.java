package io.castling.cli.bench;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.Alert;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the alerts of a lane as they come, and says how long each took since its article. */
final class AlertLatency implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int DIGITS = 3;

    private final KafkaConsumer<String, Alert> consumer;
    private final Clock clock;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private volatile boolean closing;

    /**
     * @param appended when the broker appended the alert
     * @param visible when it was read here
     */
    private record Seen(String article, long appended, long visible) {}

    /** Starts to read from the end of the topic. */
    AlertLatency(KafkaConnection kafka, Lane lane, Clock clock) {
        this.clock = clock;
        this.consumer = new KafkaConsumer<>(
                kafka.clients().consumer("castling-bench-alerts", "castling-bench-alerts"),
                new StringDeserializer(),
                kafka.serdes().value(Alert.class).deserializer());
        String topic = Topics.ALERTS.in(lane);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.reader = Thread.ofPlatform().name("bench-alerts").daemon().start(this::read);
    }

    private void read() {
        try (consumer) {
            while (!closing || isBehind()) {
                var records = consumer.poll(POLL);
                long now = clock.millis();
                records.forEach(alert -> note(alert, now));
            }
        }
    }

    private boolean isBehind() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private void note(ConsumerRecord<String, Alert> alert, long now) {
        String article = alert.value().getArticle();
        if (article != null) {
            seen.add(new Seen(article, alert.timestamp(), now));
        }
    }

    /** After {@link #close}. @param articles by id, when the broker appended them */
    PipelineReport.Latency of(PipelineReport.Mode mode, double rate, Map<String, Long> articles) {
        var appended = new Histogram(DIGITS);
        var visible = new Histogram(DIGITS);
        for (Seen alert : seen) {
            Long begin = articles.get(alert.article);
            if (begin != null) {
                appended.recordValue(Math.max(0, alert.appended - begin));
                visible.recordValue(Math.max(0, alert.visible - begin));
            }
        }
        return new PipelineReport.Latency(mode, rate, appended, visible);
    }

    /** Reads on to the present end of the topic and stops. */
    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
