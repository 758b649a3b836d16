package io.castling.alert.deliver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.castling.alert.AlertConfig;
import io.castling.alert.api.AlertApiService;
import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.query.QueryService;
import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Alert;
import io.castling.schemas.Relocation;
import io.castling.schemas.topic.CleanUp;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Delivery on a real broker and registry, to a real receiver on the loopback interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class DeliveryServiceIT {

    /** As a program composes it. */
    @ConfigMapping(prefix = "castling")
    interface TestConfig {
        KafkaSettings kafka();

        Part alert();

        interface Part {
            DeliverySettings deliver();

            AlertConfig.Streams streams();
        }
    }

    private record Received(String id, JsonNode body) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private EmbeddedPlatform platform;
    private KafkaConnection kafka;
    private TestConfig config;
    private HttpServer receiver;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        platform = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(directory), new Ports(new Random()));
        config = ConfigLoader.load(
                        TestConfig.class,
                        ConfigSources.of(Map.of(
                                "castling.kafka.bootstrap-servers",
                                platform.kafka().bootstrapServers(),
                                "castling.kafka.registry.urls",
                                platform.registry().url().toString(),
                                "castling.alert.streams.state-directory",
                                directory.resolve("state").toString(),
                                "castling.alert.deliver.http.port",
                                "0",
                                "castling.alert.deliver.allowed-targets",
                                "127.0.0.1",
                                "castling.alert.deliver.retry.first",
                                "PT0.1S")))
                .values();
        kafka = new KafkaConnection(config.kafka());
        var specs = new ArrayList<TopicSpec>();
        for (Topic<?> topic : Topics.all()) {
            var cleanUp = switch (topic.cleanUp()) {
                case CleanUp.Compact compact -> TopicSpec.Cleanup.COMPACT;
                case CleanUp.Delete delete -> TopicSpec.Cleanup.DELETE;
            };
            var spec = new TopicSpec(
                    topic.fullName(),
                    topic.partitions(),
                    cleanUp,
                    Map.of(),
                    Optional.empty(),
                    Optional.of(topic.schema()));
            specs.add(spec);
            specs.add(spec.deadLetters());
        }
        new TopicProvisioner(kafka).provision(specs);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean fail = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!fail) {
                received.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), json.readTree(body)));
            }
            exchange.sendResponseHeaders(fail ? 503 : 204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    void stop() {
        receiver.stop(0);
        client.close();
        kafka.close();
        platform.close();
    }

    @Test
    void anAlertReachesItsSubscriberOnceWhateverIsAwayInBetween() throws Exception {
        try (var service = service()) {
            subscribe(service.url());
            tested(service.url());
            publish(SampleAlerts.opened());

            assertThat(next().body().at("/data/alert/id").asText()).isEqualTo("al-1");
        }
        publish(SampleAlerts.corroborated());
        failures.set(2);
        try (var service = service()) {
            assertThat(next().body().at("/data/alert/id").asText()).isEqualTo("al-2");
            publish(SampleAlerts.cancelled());
            assertThat(next().body().at("/data/alert/id").asText()).isEqualTo("al-3");

            awaitDelivered(service.url(), 4);
            assertThat(get(service.url(), "/alerts").get("alerts")).hasSize(3);
        }
        assertThat(received).as("nothing arrives twice").isEmpty();
    }

    @Test
    void whereaboutsAreAnsweredFromStoresThatOutliveARestart() throws Exception {
        var relocation = SampleAlerts.opened().getRelocation();
        publish(Topics.RELOCATIONS, relocation.getId(), relocation);
        try (var service = service()) {
            assertThat(history(service.url(), 1).at("/history/0/id").asText()).isEqualTo(relocation.getId());
        }
        publish(
                Topics.RELOCATIONS,
                "rel-2",
                Relocation.newBuilder(relocation).setId("rel-2").build());
        try (var service = service()) {
            assertThat(history(service.url(), 2).get("history")).hasSize(2);
        }
    }

    /** Until the stores have been built the answer is 503 or incomplete. */
    private JsonNode history(URI api, int expected) throws Exception {
        JsonNode answer = json.createObjectNode();
        for (int attempt = 0; attempt < 300 && answer.path("history").size() < expected; attempt++) {
            pause();
            answer = get(api, "/systems/S-400/history");
        }
        return answer;
    }

    private void tested(URI api) throws Exception {
        // Partitions are handed out a moment after the start; until then the service says that it cannot send.
        int status = 503;
        for (int attempt = 0; attempt < 100 && status == 503; attempt++) {
            status = send(api, "POST", "/subscriptions/ops/test", "").statusCode();
            pause();
        }
        assertThat(status).isEqualTo(202);
        assertThat(next().body().at("/data/purpose").asText()).isEqualTo("test");
    }

    private void subscribe(URI api) throws Exception {
        String hook = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        var answer = send(
                api,
                "PUT",
                "/subscriptions/ops",
                "{\"channels\": [{\"kind\": \"webhook\", \"target\": \"" + hook + "\"}]}");
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private void awaitDelivered(URI api, int expected) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int delivered = 0;
        while (delivered != expected && System.nanoTime() < deadline) {
            delivered =
                    get(api, "/deliveries?outcome=delivered").get("deliveries").size();
            pause();
        }
        assertThat(delivered).isEqualTo(expected);
    }

    /** The service answers over HTTP only: there is nothing to wait on but the next answer. */
    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    private Received next() throws InterruptedException {
        Received next = received.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("a delivery").isNotNull();
        return next;
    }

    private void publish(Alert alert) throws Exception {
        publish(Topics.ALERTS, alert.getRelocation().getId(), alert);
    }

    private <V extends SpecificRecord> void publish(Topic<V> topic, String key, V value) throws Exception {
        try (var producer = new KafkaProducer<>(
                kafka.clients().producer("test"),
                new StringSerializer(),
                kafka.serdes().value(topic.value()).serializer())) {
            producer.send(new ProducerRecord<>(topic.fullName(), key, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private AlertApiService.Running service() {
        var context = ServiceContext.on(
                Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse("2026-03-06T12:00:00Z"))),
                "test");
        var outside = new DeliveryService.Outside(name -> Optional.empty(), System.out, new Random());
        var delivery = new DeliveryService(
                config.alert().deliver(), Lane.LIVE, kafka, DeliveryServiceIT::everybody, outside, context);
        var queries = new QueryService(config.alert().streams(), Lane.LIVE, kafka, context);
        return new AlertApiService(delivery, queries, config.alert().deliver(), new Random(), context).start();
    }

    private static Audience everybody(CompactedView<io.castling.schemas.Subscription> subscriptions) {
        return (alert, now) -> subscriptions.all().stream()
                .<Audience.Match>map(each -> new Audience.Match.Wanted(each, now))
                .toList();
    }

    private JsonNode get(URI api, String path) throws Exception {
        return json.readTree(send(api, "GET", path, "").body());
    }

    private HttpResponse<String> send(URI api, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
