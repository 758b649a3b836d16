package io.castling.ingest.poll.kafka;

import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.CloudEvent;
import io.castling.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the topics of sources. */
final class SourceWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ID_BYTES = 16;

    private final Producer<byte[], byte[]> producer;
    private final AvroSerdes serdes;
    private final Clock clock;
    private final RandomGenerator random;

    SourceWriter(Producer<byte[], byte[]> producer, AvroSerdes serdes, Clock clock, RandomGenerator random) {
        this.producer = producer;
        this.serdes = serdes;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Writes and waits until all replicas in sync have it.
     *
     * @throws KafkaException when they have not in time
     */
    <V extends SpecificRecord> RecordMetadata write(Topic<V> topic, String key, Optional<V> value) {
        try {
            return producer.send(record(topic, key, value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new KafkaException("the topic " + topic.fullName() + " did not take it in time", away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped", stop);
        }
    }

    /** Writes some time; what is lost is only that a source is polled a little earlier, or shown a little older. */
    <V extends SpecificRecord> void note(Topic<V> topic, String key, Optional<V> value) {
        try {
            var unused = producer.send(record(topic, key, value), (written, failure) -> {
                if (failure != null) {
                    failed(topic, key, failure);
                }
            });
        } catch (KafkaException away) {
            failed(topic, key, away);
        }
    }

    private static void failed(Topic<?> topic, String key, Exception failure) {
        LOG.atWarn()
                .addKeyValue("topic", topic.fullName())
                .addKeyValue("source", key)
                .addKeyValue("reason", failure.toString())
                .log("The state of a source was not written");
    }

    // Without a value it is a tombstone.
    @SuppressWarnings("NullAway")
    private <V extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
            Topic<V> topic, String key, Optional<V> value) {
        byte[] bytes = value.map(it -> serdes.value(topic.value()).serializer().serialize(topic.fullName(), it))
                .orElse(null);
        var record = new ProducerRecord<>(topic.fullName(), key.getBytes(StandardCharsets.UTF_8), bytes);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String type = "io.castling." + topic.name() + (value.isPresent() ? "" : ".removed");
        new CloudEvent(HexFormat.of().formatHex(id), "/castling/ingest", type, clock.instant()).addTo(record.headers());
        return record;
    }

    /** Waits until all that was noted is written or has failed. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
