package io.castling.alert.deliver.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.castling.alert.AlertConfig;
import io.castling.alert.api.AlertApiService;
import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.SampleChannels;
import io.castling.alert.query.QueryService;
import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.AvroTrust;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Alert;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Relocation;
import io.castling.schemas.Subscription;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Delivery on a real broker and registry, to a real receiver on the loopback interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DeliveryServiceIT {

    static {
        AvroTrust.trust(Subscription.class);
    }

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
    @Order(1)
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

    /**
     * A receiver that kills the sender before it answers: the message comes again under the same key, in the same
     * composition, and once it is in the ledger it never comes again.
     */
    @Test
    @Order(3)
    void aSenderThatIsKilledBetweenSendingAndRecordingSendsTheSameMessageAgainAndThenNoMore() throws Exception {
        var messages = new LinkedBlockingQueue<Received>();
        var killer = new AtomicReference<Process>();
        receiver.createContext("/killed", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            messages.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), json.readTree(body)));
            Process victim = killer.getAndSet(null);
            if (victim != null) {
                victim.destroyForcibly();
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        publish(
                Topics.SUBSCRIPTIONS,
                "killed",
                Subscription.newBuilder()
                        .setId("killed")
                        .setFamilies(List.of("Killed"))
                        .setChannels(List.of(SampleChannels.of(
                                ChannelKind.WEBHOOK,
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/killed")))
                        .build());
        publish(moved("k-1"));
        publish(moved("k-2"));

        Process first = child();
        killer.set(first);
        Received sent = messages.poll(60, TimeUnit.SECONDS);
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Process second = child();
        Received again = messages.poll(60, TimeUnit.SECONDS);
        publish(moved("k-3"));
        Received third = messages.poll(60, TimeUnit.SECONDS);
        second.destroyForcibly().waitFor();
        Process last = child();
        publish(moved("k-4"));
        Received fourth = messages.poll(60, TimeUnit.SECONDS);
        last.destroyForcibly().waitFor();

        assertThat(List.of(sent, again)).extracting(Received::id).containsOnly(sent.id());
        assertThat(again.body()).isEqualTo(sent.body());
        assertThat(alertsOf(sent)).containsExactlyInAnyOrder("k-1", "k-2");
        assertThat(alertsOf(third)).containsExactly("k-3");
        // Whether k-3 was in the ledger when the second was killed, it cannot tell: then it comes again, as itself.
        List<Received> rest = new ArrayList<>(List.of(fourth));
        messages.drainTo(rest);
        assertThat(rest.stream().filter(each -> !each.id().equals(third.id())))
                .singleElement()
                .satisfies(each -> assertThat(alertsOf(each)).containsExactly("k-4"));
    }

    private static List<String> alertsOf(Received message) {
        JsonNode several = message.body().at("/data/alerts");
        return several.isMissingNode()
                ? List.of(message.body().at("/data/alert/id").asText())
                : several.findValuesAsText("id").stream()
                        .filter(id -> id.startsWith("k-"))
                        .toList();
    }

    /** Told by one article, so that the first two travel in one message. */
    private static Alert moved(String id) {
        var relocation = Relocation.newBuilder(SampleAlerts.opened().getRelocation())
                .setId("rel-" + id)
                .setFamily("Killed")
                .build();
        return Alert.newBuilder(SampleAlerts.opened())
                .setId(id)
                .setRelocation(relocation)
                .setEvent("event")
                .setArticle("article-of-killed")
                .build();
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliveryChildMain.class.getName(),
                        platform.kafka().bootstrapServers(),
                        platform.registry().url().toString(),
                        "2026-03-06T12:00:00Z")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    @Order(2)
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

    private static Audience everybody(CompactedView<Subscription> subscriptions) {
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
