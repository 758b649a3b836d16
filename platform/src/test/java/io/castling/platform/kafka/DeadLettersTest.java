package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.notes.Note;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SchemaIds ids = SchemaIds.inMemory();
    private final Serde<Note> notes = new AvroSerdes(ids, DataSize.parse("1KiB")).value(Note.class);

    @TempDir
    private Path folder;

    private static Note note(String text) {
        return Note.newBuilder().setId("1").setText(text).setWritten(NOW).build();
    }

    private byte[] bytes(Note note) {
        return notes.serializer().serialize("in", note);
    }

    private StreamsConfig config() {
        var clients = new ClientProperties(ConfigLoader.load(
                        KafkaSettings.class,
                        "kafka",
                        ConfigSources.of(Map.of("kafka.bootstrap-servers", "h:1", "kafka.registry.urls", "http://h")))
                .values());
        StreamsSettings settings = ConfigLoader.load(
                        StreamsSettings.class,
                        "s",
                        ConfigSources.of(Map.of("s.application-id", "app", "s.state-directory", folder.toString())))
                .values();
        return StreamsProperties.of(
                clients, settings, new DeadLetters("app", "1.2.3", Clock.fixed(NOW, ZoneOffset.UTC), meters));
    }

    private Topology topology(StreamsConfig config, UnaryOperator<Note> step) {
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.stream("in", Consumed.with(Serdes.ByteArray(), notes).withName("read-notes"))
                .mapValues(step::apply, Named.as("change-note"))
                .to("out", Produced.with(Serdes.ByteArray(), notes).withName("write-notes"));
        return builder.build();
    }

    /** Sends one good record after the given one, so that every test also sees that work goes on. */
    private TestRecord<byte[], byte[]> letterOf(byte[] value, UnaryOperator<Note> step) {
        StreamsConfig config = config();
        var properties = new Properties();
        properties.putAll(config.originals());
        // The driver's producer forgets what was sent outside a step of a transaction; a broker's does not.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        try (var driver = new TopologyTestDriver(topology(config, step), properties)) {
            var in = driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
            var out = driver.createOutputTopic("out", new ByteArrayDeserializer(), notes.deserializer());
            var dead = driver.createOutputTopic("in.dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer());
            var headers = new RecordHeaders().add("traceparent", "t".getBytes(StandardCharsets.UTF_8));
            in.pipeInput(new TestRecord<>("key".getBytes(StandardCharsets.UTF_8), value, headers));
            in.pipeInput("good".getBytes(StandardCharsets.UTF_8), bytes(note("good")));
            assertThat(out.readValuesToList()).extracting(Note::getText).containsExactly("good");
            assertThat(dead.getQueueSize()).isEqualTo(1);
            return dead.readRecord();
        }
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static Note failOnBad(Note note) {
        if (note.getText().equals("bad")) {
            throw new IllegalArgumentException("too bad", new IllegalStateException("the very cause"));
        }
        return note;
    }

    @Test
    void attemptsCountOnFromWhatARecordBringsAlong() {
        assertThat(DeadLetters.attempts(new RecordHeaders())).isZero();
        assertThat(DeadLetters.attempts(attempts("2"))).isEqualTo(2);
        assertThat(DeadLetters.attempts(attempts("two"))).isZero();
        assertThat(DeadLetters.attempts(attempts("-1"))).isZero();
    }

    private static RecordHeaders attempts(String number) {
        return new RecordHeaders(
                List.of(new RecordHeader(DeadLetters.ATTEMPTS, number.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aFailureOfAStepKeepsTheBytesAndTellsTheStory() {
        byte[] value = bytes(note("bad"));

        TestRecord<byte[], byte[]> letter = letterOf(value, DeadLettersTest::failOnBad);

        assertThat(letter.getValue()).isEqualTo(value);
        assertThat(letter.getKey()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(headers(letter))
                .containsEntry("traceparent", "t")
                .containsEntry(DeadLetters.STAGE, "process")
                .containsEntry(DeadLetters.STEP, "change-note")
                .containsEntry(DeadLetters.REASON, "the very cause")
                .containsEntry(DeadLetters.EXCEPTION, "java.lang.IllegalStateException")
                .containsEntry(DeadLetters.TOPIC, "in")
                .containsEntry(DeadLetters.PARTITION, "0")
                .containsEntry(DeadLetters.OFFSET, "0")
                .containsEntry(DeadLetters.TIME, "2026-01-02T03:04:05Z")
                .containsEntry(DeadLetters.APPLICATION, "app")
                .containsEntry(DeadLetters.VERSION, "1.2.3")
                .containsEntry(DeadLetters.ATTEMPTS, "1")
                .containsEntry(
                        DeadLetters.SCHEMA_ID,
                        Integer.toString(ByteBuffer.wrap(value, 1, 4).getInt()))
                .containsKey(DeadLetters.RECORD_TIME)
                .hasEntrySatisfying(
                        DeadLetters.STACK_TRACE, trace -> assertThat(trace).contains("failOnBad"));
        assertThat(meters.counter("dead.letters", "application", "app", "stage", "process", "topic", "in.dlq")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void foreignBytesKeepTheirBytes() {
        byte[] value = "no avro".getBytes(StandardCharsets.UTF_8);

        TestRecord<byte[], byte[]> letter = letterOf(value, UnaryOperator.identity());

        assertThat(letter.getValue()).isEqualTo(value);
        assertThat(headers(letter))
                .containsEntry(DeadLetters.STAGE, "deserialize")
                .containsEntry("traceparent", "t")
                .hasEntrySatisfying(
                        DeadLetters.REASON, reason -> assertThat(reason).contains("magic byte"));
    }

    @Test
    void anUnknownSchemaIdIsTheRecordsFault() {
        TestRecord<byte[], byte[]> letter = letterOf(new byte[] {0, 0, 0, 0, 99, 1}, UnaryOperator.identity());
        assertThat(headers(letter)).containsEntry(DeadLetters.REASON, "There is no schema with id 99.");
    }

    /** Caught before the producer sees it: a too large record in the producer would abort the whole transaction. */
    @Test
    void aResultThatIsTooLargeKeepsTheSource() {
        byte[] value = bytes(note("big"));

        TestRecord<byte[], byte[]> letter =
                letterOf(value, note -> note.getText().equals("big") ? note("x".repeat(2_000)) : note);

        assertThat(letter.getValue()).isEqualTo(value);
        assertThat(headers(letter))
                .containsEntry(DeadLetters.STAGE, "produce")
                .hasEntrySatisfying(
                        DeadLetters.REASON, reason -> assertThat(reason).contains("larger than the limit of 1KiB"));
    }

    @Test
    void surroundingsStopTheThreadAndBlameNoRecord() {
        assertThatThrownBy(() -> letterOf(bytes(note("bad")), note -> {
                    throw new SchemaRegistryException(SchemaRegistryException.Kind.UNAVAILABLE, "away");
                }))
                .isInstanceOf(StreamsException.class)
                .hasRootCauseInstanceOf(SchemaRegistryException.class);
        assertThat(meters.find("dead.letters").counters()).isEmpty();
    }

    @Test
    void recordsOfInternalTopicsGoToTheApplicationsOwnTopic() {
        StreamsConfig config = config();
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()).withName("read"))
                .map((key, value) -> KeyValue.pair(value, value), Named.as("by-value"))
                .groupByKey(Grouped.with("by-value", Serdes.String(), Serdes.String()))
                .reduce(
                        (a, b) -> {
                            throw new IllegalStateException("no");
                        },
                        Named.as("join-values"),
                        Materialized.as("values"));
        Topology topology = builder.build();
        var properties = new Properties();
        properties.putAll(config.originals());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);

        assertThat(StreamsRunner.externalTopics(topology, "app")).containsExactly("app.dlq", "in", "in.dlq");
        try (var driver = new TopologyTestDriver(topology, properties)) {
            var in = driver.createInputTopic(
                    "in", Serdes.String().serializer(), Serdes.String().serializer());
            in.pipeInput("a", "x");
            in.pipeInput("a", "x");
            var dead = driver.createOutputTopic("app.dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer());
            assertThat(headers(dead.readRecord())).containsEntry(DeadLetters.TOPIC, "app-by-value-repartition");
        }
    }

    @Test
    void topicsOfGlobalTablesAreWaitedForToo() {
        var builder = new StreamsBuilder(new TopologyConfig(config()));
        builder.globalTable(
                "settings",
                Consumed.with(Serdes.String(), Serdes.String()).withName("read-settings"),
                Materialized.as("settings-store"));
        assertThat(StreamsRunner.externalTopics(builder.build(), "app")).containsExactly("settings");
    }

    @Test
    void anUnnamedStoreDoesNotPassTheGuard() {
        StreamsConfig config = config();
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .groupBy((key, value) -> value)
                .count();
        assertThatThrownBy(builder::build).isInstanceOf(TopologyException.class);
    }

    @Test
    void fewLettersAreToldAndManyTurnTheHealthDown() {
        var letters = new DeadLetters("app", "1", Clock.fixed(NOW, ZoneOffset.UTC), meters);
        assertThat(letters.status().up()).isTrue();
        StreamsConfig config = config();
        var properties = new Properties();
        properties.putAll(config.originals());
        properties.put(DeadLetterHandler.DEAD_LETTERS, letters);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        try (var driver = new TopologyTestDriver(topology(config, DeadLettersTest::failOnBad), properties)) {
            var in = driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
            in.pipeInput(new byte[] {1}, bytes(note("bad")));
            assertThat(letters.status().up()).isTrue();
            assertThat(letters.status().detail()).contains("1 since the start", "in.dlq", "the very cause");
            for (int i = 1; i < 100; i++) {
                in.pipeInput(new byte[] {1}, bytes(note("bad")));
            }
            assertThat(letters.status().up()).isFalse();
        }
    }
}
