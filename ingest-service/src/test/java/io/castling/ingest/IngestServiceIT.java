package io.castling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.ingest.IngestService.Running;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real broker and registry; every case uses article ids of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IngestServiceIT {

    private static final String OTHER = "of-another-program";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedPlatform platform;
    private KafkaConnection kafka;
    private TestConfig config;

    /** As a program composes it. */
    @ConfigMapping(prefix = "castling")
    interface TestConfig {
        KafkaSettings kafka();

        IngestConfig ingest();
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        platform = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(directory), new Ports(new Random()));
        config = ConfigLoader.load(
                        TestConfig.class,
                        ConfigSources.of(Map.of(
                                "castling.kafka.bootstrap-servers",
                                platform.kafka().bootstrapServers(),
                                "castling.kafka.registry.urls",
                                platform.registry().url().toString(),
                                "castling.ingest.http.port",
                                "0",
                                "castling.ingest.from.topics",
                                OTHER)))
                .values();
        kafka = new KafkaConnection(config.kafka());
        new TopicProvisioner(kafka).provision(SourcesIT.topics());
        new TopicProvisioner(kafka).provision(List.of(topic(Topics.ARTICLES_RAW.deadLetters(Lane.LIVE)), topic(OTHER)));
    }

    private static TopicSpec topic(String name) {
        return new TopicSpec(name, 1, TopicSpec.Cleanup.DELETE, Map.of(), Optional.empty(), Optional.empty());
    }

    @AfterAll
    void stop() {
        client.close();
        kafka.close();
        platform.close();
    }

    @Test
    void publishesWhatIsPushedAndKnowsItAfterARestart() throws Exception {
        try (Running service = service()) {
            assertThat(post(service, article("restart-1", "One.")).body()).contains("\"published\"");
            assertThat(post(service, article("restart-1", "one.")).body()).contains("\"duplicate\"");
            assertThat(post(service, article("restart-1", "Two.")).body()).contains("\"revised\"");
        }
        try (Running service = service()) {
            assertThat(post(service, article("restart-1", "One.")).body()).contains("\"duplicate\"", "\"revision\":1");
            assertThat(post(service, article("restart-1", "Two.")).body()).contains("\"duplicate\"", "\"revision\":2");
            assertThat(post(service, article("restart-1", "Three.")).body()).contains("\"revised\"", "\"revision\":3");
        }
        assertThat(published("restart-"))
                .extracting(record -> record.value().getText())
                .containsExactly("One.", "Two.", "Three.");
    }

    @Test
    void twoServicesKnowWhatTheOtherPublished() throws Exception {
        try (Running one = service();
                Running two = service()) {
            post(one, article("pair-1", "One."));
            String answer;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int again = 1;
            do {
                post(one, article("pair-" + ++again, "Marker."));
                answer = post(two, article("pair-" + again, "Marker.")).body();
            } while (!answer.contains("\"duplicate\"") && System.nanoTime() < deadline);
            assertThat(post(two, article("pair-1", "One.")).body()).contains("\"duplicate\"");
        }
    }

    @Test
    void losesAndDoublesNothingWhenTheBrokerIsKilledUnderLoad() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (Running service = service()) {
            for (int round = 0; round < 40; round++) {
                if (round == 15) {
                    platform.kafka().crash();
                    Thread.ofVirtual().start(() -> platform.kafka().restart());
                }
                int first = round * 50;
                String lines = IntStream.range(first, first + 50)
                        .mapToObj(i -> article("kill-" + i, "Article " + i + "."))
                        .collect(Collectors.joining("\n"));
                // What a client does that was told to come back.
                HttpResponse<String> answer = post(service, lines);
                for (int attempt = 0; answer.statusCode() == 503 && attempt < 10; attempt++) {
                    answer = post(service, lines);
                }
                answer.body()
                        .lines()
                        .filter(line -> line.contains("\"published\"") || line.contains("\"duplicate\""))
                        .map(line -> line.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1"))
                        .forEach(acknowledged::add);
            }
        }
        List<String> onTopic =
                published("kill-").stream().map(ConsumerRecord::key).toList();
        assertThat(acknowledged).hasSize(2000).doesNotHaveDuplicates();
        assertThat(onTopic).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void whatCannotBeParsedGoesToTheDeadLettersWithItsBytes() throws Exception {
        try (Running service = service()) {
            assertThat(post(service, "{\"id\":\"dead-1\",\"text\":\"One.\"}\n{\"text\": }")
                            .statusCode())
                    .isEqualTo(207);
        }
        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters();
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.value()).asString().isEqualTo("{\"text\": }");
            assertThat(letter.headers().lastHeader("dlq_stage").value())
                    .asString()
                    .isEqualTo("ingest");
            assertThat(letter.headers().lastHeader("dlq_reason").value())
                    .asString()
                    .startsWith("malformed: ");
            assertThat(letter.headers().lastHeader("dlq_origin").value())
                    .asString()
                    .isEqualTo("request:2:10");
        });
    }

    @Test
    void takesArticlesFromTheTopicOfAnotherProgram() throws Exception {
        var article = RawArticle.newBuilder()
                .setId("topic-2")
                .setRevision(7)
                .setText("Two.")
                .setFetched(Instant.parse("2026-03-01T12:00:00Z"))
                .build();
        try (Running service = service();
                var producer = new KafkaProducer<>(
                        kafka.clients().producer("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record("{\"id\":\"topic-1\",\"text\":\"One.\"}".getBytes(StandardCharsets.UTF_8)))
                    .get();
            producer.send(record(
                            kafka.serdes().value(RawArticle.class).serializer().serialize(OTHER, article)))
                    .get();
            producer.send(record("{\"id\":\"topic-1\",\"text\":\"One.\"}".getBytes(StandardCharsets.UTF_8)))
                    .get();
            producer.send(record("{\"id\":\"topic-3\",\"text\":\"Three.\"}".getBytes(StandardCharsets.UTF_8)))
                    .get();
            ServiceProcess.await("the articles", () -> published("topic-").size() == 3);
            assertThat(service.isAccepting()).isTrue();
        }
        assertThat(published("topic-"))
                .extracting(record -> record.value().getText() + record.value().getRevision())
                .containsExactlyInAnyOrder("One.1", "Two.1", "Three.1");
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(OTHER, value);
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        String topic = Topics.ARTICLES_RAW.deadLetters(Lane.LIVE);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("test", "test"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void saysThatItIsReady() throws Exception {
        try (Running service = service()) {
            HttpResponse<String> ready = client.send(
                    HttpRequest.newBuilder(service.url().resolve("/health/ready"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("ingest-service");
        }
    }

    /** Ready: what is on the topic is known. */
    private Running service() throws IOException, InterruptedException {
        ServiceContext context = ServiceContext.create("test");
        Running service = new IngestService(config.ingest(), kafka, context).start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!context.health().ready().up()) {
            assertThat(System.nanoTime()).as("ready within %s", PATIENCE).isLessThan(deadline);
            client.send(
                    HttpRequest.newBuilder(service.url().resolve("/health/ready"))
                            .build(),
                    BodyHandlers.discarding());
        }
        return service;
    }

    private HttpResponse<String> post(Running service, String lines) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(service.url().resolve("/articles"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String article(String id, String text) {
        return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }

    /** What is on the topic under keys that begin so, in order of partition and offset. */
    private List<ConsumerRecord<String, RawArticle>> published(String prefix) {
        List<ConsumerRecord<String, RawArticle>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("test", "test"),
                new StringDeserializer(),
                kafka.serdes().value(RawArticle.class).deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.ARTICLES_RAW.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.ARTICLES_RAW.fullName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().startsWith(prefix)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }
}
