package io.castling.ingest.publish;

import io.castling.ingest.article.Rejected;
import io.castling.platform.kafka.DeadLetters;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where input goes that is no article: the dead letters of {@code articles.raw}, with its bytes as they came and headers
 * that say why and from where. It makes nobody wait for long: whoever sent the input has been told already, so what the
 * broker does not take is counted and logged. May be shared by threads.
 */
public final class UnusableInput implements Consumer<Rejected>, AutoCloseable {

    /** Where the input stood: {@code request:17:5}. */
    public static final String ORIGIN = "dlq_origin";

    private static final Logger LOG = LoggerFactory.getLogger(UnusableInput.class);
    private static final String STAGE = "ingest";
    private static final String APPLICATION = "ingest-service";
    /** The first letter has to find the topic. */
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(3);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final long BUFFER_BYTES = 8 << 20;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Clock clock;
    private final String version;
    private final MeterRegistry meters;

    UnusableInput(Producer<byte[], byte[]> producer, String topic, Clock clock, String version, MeterRegistry meters) {
        this.producer = producer;
        this.topic = topic;
        this.clock = clock;
        this.version = version;
        this.meters = meters;
    }

    /** @param version of the program, for the headers */
    public static UnusableInput connect(KafkaConnection kafka, Clock clock, String version, MeterRegistry meters) {
        Map<String, Object> writing = kafka.clients().producer("ingest-unusable");
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis());
        writing.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        return new UnusableInput(
                new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer()),
                Topics.ARTICLES_RAW.deadLetters(Lane.LIVE),
                clock,
                version,
                meters);
    }

    @Override
    public void accept(Rejected rejected) {
        var record = new ProducerRecord<byte[], byte[]>(
                topic, null, null, rejected.content().bytes());
        Headers headers = record.headers();
        put(headers, DeadLetters.STAGE, STAGE);
        put(headers, DeadLetters.REASON, rejected.reason().name().toLowerCase(Locale.ROOT) + ": " + rejected.detail());
        put(headers, ORIGIN, rejected.origin().toString());
        put(headers, DeadLetters.TIME, clock.instant().toString());
        put(headers, DeadLetters.APPLICATION, APPLICATION);
        put(headers, DeadLetters.VERSION, version);
        meters.counter("dead.letters", "application", APPLICATION, "stage", STAGE, "topic", topic)
                .increment();
        try {
            var unused = producer.send(record, (metadata, failure) -> tell(rejected, failure));
        } catch (RuntimeException failure) {
            tell(rejected, failure);
        }
    }

    private void tell(Rejected rejected, @Nullable Exception failure) {
        if (failure != null) {
            meters.counter("dead.letters.lost", "application", APPLICATION).increment();
            LOG.atWarn()
                    .addKeyValue("origin", rejected.origin())
                    .addKeyValue("reason", failure.getMessage())
                    .log("Unusable input could not be written to the dead letters");
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
