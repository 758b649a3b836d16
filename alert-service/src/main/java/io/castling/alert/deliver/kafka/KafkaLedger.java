package io.castling.alert.deliver.kafka;

import io.castling.alert.deliver.Ledger;
import io.castling.alert.deliver.Shipment;
import io.castling.platform.kafka.CloudEvent;
import io.castling.platform.kafka.DeadLetters;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a compacted topic. The record of a delivery stands in the partition that has the number of the partition
 * of its alert: whoever is given that partition of the alerts thereby finds all that is left to do for them.
 */
final class KafkaLedger implements Ledger {

    private static final String SOURCE = "/castling/alert/deliver";

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final Serializer<Delivery> values;
    private final Clock clock;
    /** Where the open deliveries stand. */
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    KafkaLedger(String topic, Producer<byte[], byte[]> producer, Serializer<Delivery> values, Clock clock) {
        this.topic = topic;
        this.producer = producer;
        this.values = values;
        this.clock = clock;
    }

    /** Says where a delivery stands, before anything is recorded about it. */
    void open(String id, int partition) {
        partitions.put(id, partition);
    }

    /** Whether an open delivery stands in this partition. */
    boolean stands(String id, int partition) {
        return Integer.valueOf(partition).equals(partitions.get(id));
    }

    @Override
    public void record(Delivery entry) {
        Integer partition = partitions.get(entry.getId());
        send(new ProducerRecord<>(topic, partition, key(entry.getId()), values.serialize(topic, entry)), entry);
        if (entry.getPending() == null) {
            partitions.remove(entry.getId());
        }
    }

    /** Removes what is so old that no alert about it can come again. */
    void forget(String id, int partition) {
        post(new ProducerRecord<>(topic, partition, key(id), null));
    }

    /** The letter holds the delivery as if it were new, so that sending it back to the ledger tries it again. */
    @Override
    public void deadLetter(Delivery entry, Shipment shipment) {
        Delivery again = Delivery.newBuilder(
                        shipment.waiting(DeliveryOutcome.PENDING, entry.getAnswer(), entry.getAt()))
                .setAttempts(0)
                .build();
        var letter =
                new ProducerRecord<>(DeadLetters.topicOf(topic), key(entry.getId()), values.serialize(topic, again));
        header(letter.headers(), "dlq_channel", entry.getChannel().name());
        header(letter.headers(), "dlq_target", entry.getTarget());
        stage(letter.headers(), "deliver", String.valueOf(entry.getAnswer()));
        send(letter, entry);
    }

    /** Keeps an alert that cannot even be read. */
    void deadLetter(ConsumerRecord<byte[], byte[]> row, String why) {
        var letter =
                new ProducerRecord<>(DeadLetters.topicOf(row.topic()), null, row.key(), row.value(), row.headers());
        header(letter.headers(), DeadLetters.TOPIC, row.topic());
        header(letter.headers(), DeadLetters.PARTITION, String.valueOf(row.partition()));
        header(letter.headers(), DeadLetters.OFFSET, String.valueOf(row.offset()));
        stage(letter.headers(), "deserialize", why);
        post(letter);
    }

    /** @throws KafkaException when something of what was recorded did not reach the broker */
    @Override
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new KafkaException("the ledger could not be written", failed);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> row, Delivery entry) {
        String id = entry.getId() + "|" + entry.getOutcome() + "|" + entry.getAttempts();
        new CloudEvent(id, SOURCE, "io.castling.delivery", entry.getAt()).addTo(row.headers());
        post(row);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback remembers a failure, flush reports it.
    private void post(ProducerRecord<byte[], byte[]> row) {
        producer.send(row, this::sent);
    }

    @SuppressWarnings("UnusedVariable") // The form of Kafka's callback.
    private void sent(Object metadata, @Nullable Exception failed) {
        if (failed != null) {
            failure.compareAndSet(null, failed);
        }
    }

    private void stage(Headers headers, String stage, String why) {
        header(headers, DeadLetters.STAGE, stage);
        header(headers, DeadLetters.REASON, why);
        header(headers, DeadLetters.TIME, clock.instant().toString());
    }

    private static void header(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
