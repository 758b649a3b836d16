package io.castling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Health.Status;
import io.castling.platform.service.ServiceContext;
import io.helidon.webserver.http.HttpRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpServiceTest {

    private final ServiceContext context = ServiceContext.create("1.0");
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningHttp server;

    private static HttpSettings settings(int port) {
        return ConfigLoader.load(
                        HttpSettings.class,
                        "http",
                        ConfigSources.of(Map.of("http.port", Integer.toString(port), "http.max-request-size", "1KiB")))
                .values();
    }

    private static void routes(HttpRules rules) {
        rules.post(
                        "/echo",
                        (request, response) -> response.send(request.content().as(byte[].class)))
                .get("/no", (request, response) -> {
                    throw new HttpProblem(409, "It is \"taken\". Choose another.");
                })
                .get("/bug", (request, response) -> {
                    throw new IllegalStateException("password=hunter2");
                });
    }

    @BeforeAll
    void start() {
        server = new HttpService("web", settings(0), HttpServiceTest::routes, context).start();
    }

    @AfterAll
    void stop() {
        server.close();
        server.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url(path)).POST(body).build(), BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create(server.url() + path);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String body) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void anEphemeralPortCanBeRead() {
        assertThat(server.port()).isBetween(1, 65_535);
        assertThat(server.url()).isEqualTo(URI.create("http://127.0.0.1:" + server.port()));
    }

    @Test
    void liveIsNotReady() throws Exception {
        context.health().register("broker", Aspect.READINESS, () -> Status.down("waiting for the Kafka brokers"));
        context.health().register("threads", Aspect.LIVENESS, () -> Status.up("2 running"));
        try {
            HttpResponse<String> live = get("/health/live");
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.body())
                    .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"threads\",\"status\":\"UP\","
                            + "\"detail\":\"2 running\"}]}");
            HttpResponse<String> ready = get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .startsWith("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"broker\",\"status\":\"DOWN\","
                            + "\"detail\":\"waiting for the Kafka brokers\"}");
        } finally {
            context.health().unregister("broker");
            context.health().unregister("threads");
        }
    }

    @Test
    void metersCanBeScraped() throws Exception {
        context.meters().counter("things.done", "kind", "a").increment();
        HttpResponse<String> metrics = get("/metrics");
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body()).contains("things_done_total{kind=\"a\"} 1.0");
        assertThat(get("/metrics").body()).contains("http_server_requests_seconds_count{");
    }

    @Test
    void problemsArriveAsDocuments() throws Exception {
        assertProblem(
                get("/no"),
                409,
                "{\"title\":\"Conflict\",\"status\":409,\"detail\":\"It is \\\"taken\\\". Choose another.\"}");
        assertProblem(
                get("/nowhere"),
                404,
                "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is nothing at GET /nowhere.\"}");
    }

    @Test
    void aFaultOfTheServerKeepsItsSecrets() throws Exception {
        assertProblem(
                get("/bug"),
                500,
                "{\"title\":\"Internal Server Error\",\"status\":500,"
                        + "\"detail\":\"The server made a mistake; its log says more.\"}");
    }

    @Test
    void aBodyWithinTheLimitArrives() throws Exception {
        assertThat(post("/echo", BodyPublishers.ofString("ж".repeat(500))).body())
                .isEqualTo("ж".repeat(500));
    }

    private static final String TOO_LARGE = "{\"title\":\"Request Entity Too Large\",\"status\":413,"
            + "\"detail\":\"The body is larger than the limit of 1KiB.\"}";

    @Test
    void aLargerBodyIsRefusedByItsLength() throws Exception {
        assertProblem(post("/echo", BodyPublishers.ofString("x".repeat(1025))), 413, TOO_LARGE);
    }

    @Test
    void aLargerBodyWithoutLengthIsRefusedWhileItArrives() throws Exception {
        byte[] body = "x".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        assertProblem(
                post("/echo", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))), 413, TOO_LARGE);
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("HELO me\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("400")
                    .contains("application/problem+json");
        }
    }

    @Test
    void aTakenPortIsNamedWithItsRemedy() {
        var second = new HttpService("second", settings(server.port()), rules -> {}, context);
        assertThatThrownBy(second::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The address 127.0.0.1:" + server.port() + " cannot be listened on: Address already in use."
                        + " Stop the program that uses it, or set another port or host.");
    }
}
