package io.castling.platform.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Turns {@link KafkaSettings} into the properties of Kafka's clients: safe first, then quick. */
public final class ClientProperties {

    /** Room for key, headers and the frame of a batch around the largest record. */
    private static final int OVERHEAD = 64 * 1024;

    private static final int BATCH = 128 * 1024;

    /**
     * Writes text as fast as lz4 does and leaves 0.43 of it instead of 0.61; level 3, the default, leaves 0.39 at half
     * the speed (CompressionBenchmark, 120 news texts in one batch; the README has the table).
     */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private static final int ZSTD_LEVEL = 1;

    private final KafkaSettings settings;

    public ClientProperties(KafkaSettings settings) {
        this.settings = settings;
    }

    KafkaSettings settings() {
        return settings;
    }

    /** For {@code Admin}. */
    public Map<String, Object> admin(String purpose) {
        return common(purpose);
    }

    /** Acknowledged by all replicas, idempotent, retried until the delivery timeout. */
    public Map<String, Object> producer(String purpose) {
        Map<String, Object> properties = common(purpose);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.putAll(batching());
        properties.putAll(settings.properties());
        return properties;
    }

    /**
     * Reads committed records only, from the beginning when the group is new, and commits by hand. Who was killed is missed
     * after ten seconds, as in {@link StreamsSettings#sessionTimeout()}, and not after Kafka's 45.
     */
    public Map<String, Object> consumer(String purpose, String group) {
        Map<String, Object> properties = common(purpose);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        properties.putAll(settings.properties());
        return properties;
    }

    /** What any client needs to find the brokers and be let in. */
    Map<String, Object> common(String purpose) {
        Map<String, Object> properties = connection();
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId(purpose));
        return properties;
    }

    Map<String, Object> connection() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", settings.bootstrapServers()));
        properties.putAll(settings.properties());
        return properties;
    }

    Map<String, Object> batching() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                settings.compression().name().toLowerCase(Locale.ROOT));
        properties.put(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, ZSTD_LEVEL);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestMessage());
        return properties;
    }

    /** What a producer may send and a topic must take, in bytes. */
    int largestMessage() {
        return settings.maxRecordSize().toIntBytes() + OVERHEAD;
    }

    String clientId(String purpose) {
        return settings.clientIdPrefix().map(prefix -> prefix + "-" + purpose).orElse(purpose);
    }
}
