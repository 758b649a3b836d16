package io.castling.system.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.AvroTrust;
import io.castling.platform.kafka.Compatibility;
import io.castling.platform.kafka.DeadLetters;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.kafka.SchemaRegistryException;
import io.castling.platform.kafka.StreamsRunner;
import io.castling.platform.kafka.StreamsSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicProvisioner.Outcome;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.kafka.TopicSpec.Cleanup;
import io.castling.platform.service.Health.Entry;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.SourceHealth;
import io.castling.schemas.SourceState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The platform against a real broker and a real registry: what no test driver can show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
// Applications run while their handle is open; few tests ask it anything.
@SuppressWarnings("try")
class PlatformOnClusterIT {

    @TempDir
    private static Path folder;

    private EmbeddedPlatform cluster;
    private KafkaConnection kafka;
    private Serde<SourceHealth> values;

    @BeforeAll
    void start() {
        AvroTrust.trust(SourceHealth.class);
        cluster = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(folder.resolve("cluster")), new Ports(new Random()));
        kafka = connection();
        values = kafka.serdes().value(SourceHealth.class);
    }

    @AfterAll
    void stop() {
        kafka.close();
        cluster.close();
    }

    private KafkaConnection connection() {
        return new KafkaConnection(ConfigLoader.load(
                        KafkaSettings.class,
                        "kafka",
                        ConfigSources.of(Map.of(
                                "kafka.bootstrap-servers", cluster.kafka().bootstrapServers(),
                                "kafka.registry.urls", cluster.registry().url().toString())))
                .values());
    }

    private static TopicSpec topic(String name, int partitions) {
        return new TopicSpec(
                name,
                partitions,
                Cleanup.DELETE,
                Map.of(),
                Optional.empty(),
                Optional.of(SourceHealth.getClassSchema()));
    }

    private static StreamsSettings settings(String application) {
        return ConfigLoader.load(
                        StreamsSettings.class,
                        "streams",
                        ConfigSources.of(Map.of(
                                "streams.application-id",
                                application,
                                "streams.state-directory",
                                folder.resolve("state").toString(),
                                "streams.threads",
                                "1")))
                .values();
    }

    /** Copies what is well; fails on the word "bad". */
    private Topology copy(StreamsConfig config, String from, String to) {
        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.stream(from, Consumed.with(Serdes.String(), values).withName("read"))
                .mapValues(
                        value -> {
                            if (value.getKind().equals("bad")) {
                                throw new IllegalArgumentException("as bad as can be");
                            }
                            return value;
                        },
                        Named.as("check"))
                .to(to, Produced.with(Serdes.String(), values).withName("write"));
        return builder.build();
    }

    private RunningService run(String application, String from, String to, ServiceContext context) {
        return new StreamsRunner(settings(application), kafka, config -> copy(config, from, to), context).start();
    }

    private static SourceHealth value(String id, String kind) {
        return SourceHealth.newBuilder()
                .setId(id)
                .setKind(kind)
                .setState(SourceState.values()[0])
                .build();
    }

    private void send(String topic, List<byte[]> records) throws Exception {
        try (var producer = new KafkaProducer<>(
                kafka.clients().producer("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] bytes : records) {
                producer.send(new ProducerRecord<>(topic, "key".getBytes(StandardCharsets.UTF_8), bytes))
                        .get();
            }
        }
    }

    private byte[] bytes(String topic, SourceHealth value) {
        return values.serializer().serialize(topic, value);
    }

    /** Waits for so many committed records, then a little longer for any that should not be. */
    private List<ConsumerRecord<byte[], byte[]>> read(String topic, int expected) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("test", "test-" + topic),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (records.size() < expected && System.nanoTime() < giveUp) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
        }
        return records;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting: %s", what).isLessThan(giveUp);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void provisioningTwiceChangesNothingAndNamesDifferences() {
        var provisioner = new TopicProvisioner(kafka);
        TopicSpec wanted = topic("provisioned", 2);

        Outcome first = provisioner.provision(List.of(wanted, wanted.deadLetters()));
        Outcome second = provisioner.provision(List.of(wanted, wanted.deadLetters()));
        Outcome third = provisioner.provision(List.of(topic("provisioned", 3)));

        assertThat(first.created()).containsExactly("provisioned", "provisioned.dlq");
        assertThat(first.differences()).isEmpty();
        assertThat(second).isEqualTo(new Outcome(List.of(), List.of()));
        assertThat(third.differences())
                .containsExactly(
                        "The topic provisioned has 2 partitions, but 3 are expected. Records are spread by key:"
                                + " set the expected number to 2, or copy the topic.");
        assertThat(kafka.registry().subjects()).contains("provisioned-value");
        assertThat(kafka.registry().compatibility("provisioned-value")).hasValue(Compatibility.FULL_TRANSITIVE);
    }

    @Test
    void theRegistryRefusesASchemaThatBreaksReaders() {
        Schema first = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
        Schema breaking = SchemaBuilder.record("R").fields().requiredLong("b").endRecord();
        kafka.registry().setCompatibility("refused-value", Compatibility.FULL_TRANSITIVE);
        kafka.registry().register("refused-value", first);
        assertThatThrownBy(() -> kafka.registry().register("refused-value", breaking))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("subject refused-value (status 409")
                .extracting(cause -> ((SchemaRegistryException) cause).kind())
                .isEqualTo(SchemaRegistryException.Kind.INCOMPATIBLE);
    }

    @Test
    void anApplicationWaitsForItsTopicsAndThenRuns() throws Exception {
        var context = ServiceContext.create("test");
        try (RunningService running = run("patient", "late", "late-copy", context)) {
            await(
                    "says what it waits for",
                    () -> context.health().ready().entries().stream()
                            .map(Entry::status)
                            .anyMatch(status -> status.detail().equals("waiting for topics")));
            assertThat(context.health().live().up()).isTrue();

            TopicSpec late = topic("late", 1);
            new TopicProvisioner(kafka).provision(List.of(late, late.deadLetters(), topic("late-copy", 1)));

            await("runs", () -> context.health().ready().up());
            send("late", List.of(bytes("late", value("1", "feed"))));
            assertThat(read("late-copy", 1)).hasSize(1);
            assertThat(context.meters().scrape()).contains("kafka_stream_thread_");
        }
        assertThat(context.health().ready().entries()).isEmpty();
    }

    /** Alone: no good record comes after it whose commit would take the letter along. */
    @Test
    void aSinglePoisonousRecordIsCommittedAsOneDeadLetter() throws Exception {
        var context = ServiceContext.create("test");
        TopicSpec poison = topic("poison", 1);
        new TopicProvisioner(kafka).provision(List.of(poison, poison.deadLetters(), topic("poison-copy", 1)));
        byte[] foreign = "no avro".getBytes(StandardCharsets.UTF_8);
        byte[] bad = bytes("poison", value("1", "bad"));
        try (RunningService running = run("poisoned", "poison", "poison-copy", context)) {
            await("runs", () -> context.health().ready().up());
            send("poison", List.of(foreign));
            List<ConsumerRecord<byte[], byte[]>> first = read("poison.dlq", 1);
            assertThat(first).hasSize(1);
            assertThat(first.getFirst().value()).isEqualTo(foreign);
            assertThat(header(first.getFirst(), DeadLetters.STAGE)).isEqualTo("deserialize");
        }
        long restarted = System.nanoTime();
        try (RunningService running = run("poisoned", "poison", "poison-copy", context)) {
            await("runs", () -> context.health().ready().up());
            // The former instance left its group; nobody waits for its session to time out.
            assertThat(Duration.ofNanos(System.nanoTime() - restarted)).isLessThan(Duration.ofSeconds(9));
            send("poison", List.of(bad));
            List<ConsumerRecord<byte[], byte[]>> letters = read("poison.dlq", 2);
            assertThat(letters)
                    .extracting(letter -> header(letter, DeadLetters.OFFSET))
                    .containsExactly("0", "1");
            assertThat(letters.get(1).value()).isEqualTo(bad);
            assertThat(header(letters.get(1), DeadLetters.REASON)).isEqualTo("as bad as can be");
        }
    }

    /** Copies, after whatever the given step does to a value. */
    private RunningService runStep(String name, Consumer<SourceHealth> step, ServiceContext context) {
        TopicSpec from = topic(name, 1);
        new TopicProvisioner(kafka).provision(List.of(from, from.deadLetters(), topic(name + "-copy", 1)));
        return new StreamsRunner(
                        settings(name),
                        kafka,
                        config -> {
                            var builder = new StreamsBuilder(new TopologyConfig(config));
                            builder.stream(
                                            name,
                                            Consumed.with(Serdes.String(), values)
                                                    .withName("read"))
                                    .peek((key, value) -> step.accept(value), Named.as("step"))
                                    .to(
                                            name + "-copy",
                                            Produced.with(Serdes.String(), values)
                                                    .withName("write"));
                            return builder.build();
                        },
                        context)
                .start();
    }

    @Test
    void aThreadThatLostItsSurroundingsIsReplacedAndLosesNothing() throws Exception {
        var context = ServiceContext.create("test");
        var failures = new AtomicInteger();
        Consumer<SourceHealth> twiceAway = value -> {
            if (failures.getAndIncrement() < 2) {
                throw new TimeoutException("somebody was away");
            }
        };
        try (RunningService running = runStep("replaced", twiceAway, context)) {
            send("replaced", List.of(bytes("replaced", value("1", "feed"))));
            assertThat(read("replaced-copy", 1)).hasSize(1);
            assertThat(failures).hasValue(3);
            assertThat(context.health().live().up()).isTrue();
            assertThat(running.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void aFaultThatDoesNotPassEndsTheApplicationWithItsReason() throws Exception {
        var context = ServiceContext.create("test");
        Consumer<SourceHealth> broken = value -> {
            throw new StreamsException("the state is broken");
        };
        try (RunningService running = runStep("ended", broken, context)) {
            send("ended", List.of(bytes("ended", value("1", "feed"))));
            await("ends", () -> running.ended().toCompletableFuture().isCompletedExceptionally());
            assertThatThrownBy(() -> running.ended().toCompletableFuture().get())
                    .hasStackTraceContaining("the state is broken");
            assertThat(context.health().live().up()).isFalse();
        }
    }

    @Test
    void aKilledBrokerLosesAndDoublesNothing() throws Exception {
        var context = ServiceContext.create("test");
        TopicSpec crash = topic("crash", 2);
        new TopicProvisioner(kafka).provision(List.of(crash, crash.deadLetters(), topic("crash-copy", 2)));
        try (RunningService running = run("survivor", "crash", "crash-copy", context)) {
            await("runs", () -> context.health().ready().up());
            try (RunningService watch = new KafkaWatch(kafka, context, Duration.ofMillis(100)).start()) {
                await("sees the brokers", () -> context.health().ready().up());
                send("crash", records(0, 200));
                cluster.kafka().crash();
                await("misses the brokers", () -> !context.health().ready().up());
                cluster.kafka().restart();
                await("sees them again", () -> context.health().ready().up());
            }
            send("crash", records(200, 400));

            List<String> ids = read("crash-copy", 400).stream()
                    .map(record -> values.deserializer()
                            .deserialize("crash-copy", record.value())
                            .getId())
                    .toList();

            assertThat(ids).hasSize(400).doesNotHaveDuplicates();
            assertThat(running.ended().toCompletableFuture()).isNotCompletedExceptionally();
        }
    }

    private List<byte[]> records(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> bytes("crash", value("id-" + i, "feed")))
                .toList();
    }
}
