package io.castling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.ingest.IngestService.Running;
import io.castling.ingest.fetch.HostileServer;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.CleanUp;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sources on a real broker: defined, polled, paused, remembered over a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourcesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedPlatform platform;
    private HostileServer web;
    private Path sourcesFile;

    @ConfigMapping(prefix = "castling")
    interface TestConfig {
        KafkaSettings kafka();

        IngestConfig ingest();
    }

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        platform = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(directory.resolve("data")), new Ports(new Random()));
        web = new HostileServer();
        sourcesFile = directory.resolve("sources.yaml");
        Files.writeString(sourcesFile, "sources: {}\n");
        try (var kafka = new KafkaConnection(config().kafka())) {
            new TopicProvisioner(kafka).provision(topics());
        }
    }

    @AfterAll
    void stop() throws IOException {
        client.close();
        web.close();
        platform.close();
    }

    @Test
    void takesASourceOverHttpAndRemembersItOverARestart() throws Exception {
        story("/a", "The first story");
        feed("/feed", "/a");
        JsonNode before;
        try (var service = new Service()) {
            HttpResponse<String> answer = service.send(
                    "POST", "/sources", "{\"id\":\"news\",\"url\":\"" + web.url("/feed") + "\",\"name\":\"The News\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Location")).contains("/sources/news");
            before = service.awaitHealth(
                    "news", health -> health.path("articles").asInt() == 1);
            assertThat(before.path("state").asText()).isEqualTo("healthy");
            assertThat(before.path("entries").asInt()).isEqualTo(1);
        }
        int asked = asked("/a");
        story("/b", "The second story");
        feed("/feed", "/b", "/a");
        try (var service = new Service()) {
            service.awaitPoll("news");
            JsonNode after = service.awaitHealth(
                    "news", health -> health.path("articles").asInt() == 2);

            assertThat(after.path("since").asText())
                    .isEqualTo(before.path("since").asText());
            assertThat(asked("/a")).isEqualTo(asked);
            assertThat(service.send("DELETE", "/sources/news", "").statusCode()).isEqualTo(204);
            assertThat(service.send("GET", "/sources/news", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void readsTheFileOfSourcesAgainWhenItChangesAndLetsPauseWhatStandsThere() throws Exception {
        story("/c", "The third story");
        feed("/configured", "/c");
        try (var service = new Service()) {
            Files.writeString(
                    sourcesFile,
                    "sources:\n  configured:\n    url: " + web.url("/configured") + "\n    language: en\n");
            service.awaitHealth("configured", health -> health.path("articles").asInt() == 1);

            assertThat(service.send("DELETE", "/sources/configured", "").statusCode())
                    .isEqualTo(409);
            assertThat(service.send("POST", "/sources/configured/pause", "").body())
                    .contains("\"paused\":true", "\"definedBy\":\"configuration\"");
            service.awaitHealth(
                    "configured", health -> health.path("state").asText().equals("paused"));
            assertThat(service.send("POST", "/sources/configured/poll", "").statusCode())
                    .isEqualTo(409);
            service.send("POST", "/sources/configured/resume", "");
            service.awaitHealth(
                    "configured", health -> health.path("state").asText().equals("healthy"));

            Files.writeString(sourcesFile, "sources: {}\n");
            service.await("/sources/configured", answer -> answer.statusCode() == 404);
        }
    }

    @Test
    void tellsOperatorsOfASourceThatIsKeptOut() throws Exception {
        web.says("/blocked", "HTTP/1.1 403 Forbidden", "Content-Length: 0", "", "");
        try (var service = new Service()) {
            service.send("PUT", "/sources/blocked", "{\"url\":\"" + web.url("/blocked") + "\"}");
            service.awaitHealth("blocked", health -> health.path("errorStreak").asInt() == 1);
            service.awaitPoll("blocked");
            service.awaitHealth(
                    "blocked", health -> health.path("state").asText().equals("blocked"));

            assertThat(service.send("GET", "/sources?state=attention", "").body())
                    .contains("\"id\":\"blocked\"");
            assertThat(service.send("GET", "/health/ready", "").body()).contains("blocked is blocked");
            assertThat(service.send("GET", "/metrics", "").body())
                    .contains("castling_source_alarms_total{state=\"blocked\"} 1.0");
            service.send("DELETE", "/sources/blocked", "");
        }
    }

    @Test
    void saysWhatIsWrongWithADefinition() throws Exception {
        try (var service = new Service()) {
            service.await("/sources", answer -> answer.statusCode() == 200);
            Map<String, String> wrong = Map.of(
                    "{\"url\":\"ftp://news.example/\"}", "begin with http",
                    "{\"url\":\"https://user:secret@news.example/\"}", "carry no password",
                    "{\"url\":\"https://news.example/\",\"kind\":\"podcast\"}", "take feed, sitemap or page",
                    "{\"url\":\"https://news.example/\",\"intervall\":\"PT1M\"}", "intervall is not known",
                    "{\"url\":\"https://news.example/\",\"minInterval\":\"soon\"}", "such as PT5M",
                    "{\"url\":\"https://news.example/\",\"id\":\"Über\"}", "take 1 to 100",
                    "{}", "url is missing");
            wrong.forEach((body, reason) -> assertThat(service.send("POST", "/sources", body))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).as(body).isEqualTo(422);
                        assertThat(answer.body()).contains(reason);
                        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
                    }));
        }
    }

    private void feed(String path, String... stories) {
        String items = Stream.of(stories)
                .map(story -> "<item><title>Story " + story + "</title><link>" + story + "</link></item>")
                .reduce("", String::concat);
        serve(
                path,
                "<rss version='2.0'><channel><title>F</title><link>/</link><description>D</description>" + items
                        + "</channel></rss>");
    }

    private void story(String path, String title) {
        serve(
                path,
                "<html><body><article><h1>" + title + "</h1><p>" + title
                        + ": the battery left its base on Friday night, people who live there say.</p></article></body></html>");
    }

    private void serve(String path, String body) {
        web.on(
                path,
                (out, request) -> out.write(
                        ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8)));
        web.says("/robots.txt", "HTTP/1.1 404 Not Found", "Content-Length: 0", "", "");
    }

    private int asked(String path) {
        return (int) web.requests().stream()
                .filter(request -> request.getFirst().startsWith("GET " + path + " "))
                .count();
    }

    /** What the service needs, as the catalogue has it. */
    static List<TopicSpec> topics() {
        return Stream.of(Topics.ARTICLES_RAW, Topics.SOURCES, Topics.SOURCES_DEFINED, Topics.SOURCES_POLLED)
                .map(SourcesIT::spec)
                .toList();
    }

    private static <V extends org.apache.avro.specific.SpecificRecord> TopicSpec spec(Topic<V> topic) {
        return new TopicSpec(
                topic.fullName(),
                topic.partitions(),
                topic.cleanUp() instanceof CleanUp.Compact ? TopicSpec.Cleanup.COMPACT : TopicSpec.Cleanup.DELETE,
                Map.of(),
                Optional.empty(),
                Optional.of(topic.schema()));
    }

    private TestConfig config() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "castling.kafka.bootstrap-servers",
                platform.kafka().bootstrapServers(),
                "castling.kafka.registry.urls",
                platform.registry().url().toString(),
                "castling.ingest.http.port",
                "0",
                "castling.ingest.fetch.pause",
                "0s",
                "castling.ingest.fetch.allowed-networks[0]",
                "127.0.0.0/8",
                "castling.ingest.sources-file",
                sourcesFile.toString()));
        return ConfigLoader.load(TestConfig.class, ConfigSources.of(settings)).values();
    }

    /** A service and its clients. */
    private final class Service implements AutoCloseable {

        private final KafkaConnection kafka;
        private final Running running;

        Service() {
            TestConfig config = config();
            kafka = new KafkaConnection(config.kafka());
            running = new IngestService(config.ingest(), kafka, ServiceContext.create("test")).start();
            await("/sources", answer -> answer.statusCode() == 200);
        }

        JsonNode awaitHealth(String id, Predicate<JsonNode> wanted) {
            return await("/sources/" + id, answer -> {
                        JsonNode health = json(answer.body()).path("health");
                        return answer.statusCode() == 200 && wanted.test(health);
                    })
                    .path("health");
        }

        JsonNode await(String path, Predicate<HttpResponse<String>> wanted) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            HttpResponse<String> answer = send("GET", path, "");
            while (!wanted.test(answer)) {
                assertThat(System.nanoTime()).as(answer.body()).isLessThan(deadline);
                Thread.onSpinWait();
                answer = send("GET", path, "");
            }
            return json(answer.body());
        }

        /** The group of pollers takes a moment to give a new member its share. */
        void awaitPoll(String id) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (send("POST", "/sources/" + id + "/poll", "").statusCode() != 202) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
        }

        HttpResponse<String> send(String method, String path, String body) {
            try {
                return client.send(
                        HttpRequest.newBuilder(running.url().resolve(path))
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException failure) {
                throw new AssertionError(failure);
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
        }

        @Override
        public void close() {
            running.close();
            kafka.close();
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
