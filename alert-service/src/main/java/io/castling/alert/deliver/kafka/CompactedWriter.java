package io.castling.alert.deliver.kafka;

import io.castling.platform.kafka.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Changes what a compacted topic says, and the view of it on this machine at once. */
public final class CompactedWriter<V> {

    private static final long PATIENCE_SECONDS = 10;

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final Serializer<V> values;
    private final CompactedView<V> view;
    private final Clock clock;

    /** A writer beside a view. */
    public CompactedWriter(
            String topic, Producer<byte[], byte[]> producer, Serializer<V> values, CompactedView<V> view, Clock clock) {
        this.topic = topic;
        this.producer = producer;
        this.values = values;
        this.view = view;
        this.clock = clock;
    }

    /** @throws KafkaException when the broker did not take it in time */
    public void save(String key, V value) {
        send(key, values.serialize(topic, value), "saved");
        view.apply(key, value);
    }

    /** @throws KafkaException when the broker did not take it in time */
    public void remove(String key) {
        send(key, null, "removed");
        view.apply(key, null);
    }

    private void send(String key, byte @Nullable [] value, String verb) {
        var row = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        String id = UUID.randomUUID().toString();
        new CloudEvent(id, "/castling/alert/api", "io.castling." + topic + "." + verb, clock.instant())
                .addTo(row.headers());
        try {
            producer.send(row).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topic " + topic + " did not take the change", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while changing topic " + topic, e);
        }
    }
}
