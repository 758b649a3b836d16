package io.castling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.http.ApiKey.Issued;
import io.castling.platform.service.ServiceContext;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteAccessTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServiceContext context = ServiceContext.on(Clock.fixed(NOW, ZoneOffset.UTC), "1.0");
    private final SecureRandom random = new SecureRandom();
    private final Issued writer = issue("writer", Set.of("notes"), Optional.of(NOW.plusSeconds(60)));
    private RunningHttp server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = server("127.0.0.1", Optional.of(file(writer)));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void readingTakesNoKey() throws Exception {
        assertThat(send(HttpRequest.newBuilder(url("/notes"))).statusCode()).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(url("/health/live"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void writingTakesAKeyWithTheScopeOfThePath() throws Exception {
        assertThat(post("/notes", writer.token().reveal()).statusCode()).isEqualTo(200);
        assertThat(send(post("/notes").header("X-API-Key", writer.token().reveal()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/other", writer.token().reveal()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.body()).contains("does not allow to write to /other"));
    }

    @Test
    void aKeyForAnythingOpensEveryPath() throws Exception {
        Issued all = issue("all", Set.of(ApiKey.ANYTHING), Optional.empty());
        restartWith(writer, all);
        assertThat(post("/notes", all.token().reveal()).statusCode()).isEqualTo(200);
        assertThat(post("/other", all.token().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAKeyOrWithAWrongOneNothingIsWritten() throws Exception {
        assertThat(send(post("/notes")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(401))
                .satisfies(answer -> assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .contains("Bearer realm=\"web\""));
        for (String wrong : List.of(
                "writer",
                "writer.",
                ".",
                "nobody." + "A".repeat(43),
                "writer." + "A".repeat(43),
                writer.token().reveal() + "A",
                writer.token().reveal().substring(1))) {
            HttpResponse<String> answer = post("/notes", wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body()).as(wrong).doesNotContain("AAAA");
        }
        assertThat(context.meters().scrape()).contains("http_server_refused_total{reason=\"unknown\"");
    }

    @Test
    void aRawPathCannotBorrowAnotherScope() throws IOException {
        for (String path :
                List.of("/notes/../other", "/notes/%2e%2e/other", "//other", "/%6fther", "/other;x=/notes")) {
            String answer = raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + writer.token().reveal() + "\r\nContent-Length: 0\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("wrote other");
        }
    }

    @Test
    void anExpiredKeyIsNamedAndRefused() throws Exception {
        Issued old = issue("old", Set.of("notes"), Optional.of(NOW));
        restartWith(old);
        assertThat(post("/notes", old.token().reveal()))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(401))
                .satisfies(answer -> assertThat(answer.body()).contains("old has expired"));
    }

    @Test
    void keysComeAndGoWithoutARestart() throws IOException {
        Issued next = issue("writer-2", Set.of("notes"), Optional.empty());
        var nanos = new AtomicLong();
        var keys = new ApiKeys(file(writer), Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
        assertThat(isValid(keys, writer)).isTrue();
        assertThat(isValid(keys, next)).isFalse();

        file(writer, next);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(isValid(keys, writer)).isTrue();
        assertThat(isValid(keys, next)).isTrue();

        file(next);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(isValid(keys, writer)).isFalse();
        assertThat(isValid(keys, next)).isTrue();
    }

    private static boolean isValid(ApiKeys keys, Issued issued) {
        return keys.judge(issued.token().reveal()) instanceof ApiKeys.Verdict.Valid;
    }

    @Test
    void aFaultyFileLeavesTheKeysAsTheyWere() throws Exception {
        var nanos = new AtomicLong();
        Path file = file(writer);
        var keys = new ApiKeys(file, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
        Files.writeString(file, "nonsense");
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(keys.judge(writer.token().reveal())).isInstanceOf(ApiKeys.Verdict.Valid.class);
    }

    @Test
    void whoWritesTooOftenIsToldWhenToComeBack() throws Exception {
        Issued slow = ApiKey.issue("slow", Set.of("notes"), Optional.empty(), OptionalInt.of(2), random);
        restartWith(writer, slow);
        HttpResponse<String> answer = post("/notes", slow.token().reveal());
        assertThat(answer.statusCode()).isEqualTo(200);
        // The bucket fills a little with every answer.
        for (int i = 0; i < 100 && answer.statusCode() != 429; i++) {
            answer = post("/notes", slow.token().reveal());
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(post("/notes", writer.token().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void guessesAreLimitedAndDoNotLockOutThoseWhoAreKnown() throws Exception {
        var nanos = new AtomicLong();
        var keys = new ApiKeys(file(writer), Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
        assertThat(keys.judge(writer.token().reveal())).isInstanceOf(ApiKeys.Verdict.Valid.class);

        List<ApiKeys.Verdict> guesses = IntStream.range(0, 12)
                .mapToObj(i -> keys.judge("writer." + "B".repeat(42) + i % 10))
                .toList();

        assertThat(guesses).hasAtLeastOneElementOfType(ApiKeys.Verdict.Unknown.class);
        assertThat(guesses.getLast()).isInstanceOf(ApiKeys.Verdict.Busy.class);
        assertThat(keys.judge(writer.token().reveal())).isInstanceOf(ApiKeys.Verdict.Valid.class);
    }

    @Test
    void onThisMachineProgramsNeedNoKeyButForeignPagesMayNotWrite() throws Exception {
        server.close();
        server = server("127.0.0.1", Optional.empty());
        assertThat(send(post("/notes")).statusCode()).isEqualTo(200);
        assertThat(send(post("/notes").header("Origin", server.url().toString()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(post("/notes").header("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(post("/notes").header("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
        assertThat(raw("POST /notes HTTP/1.1\r\nHost: rebound.example\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void beyondThisMachineWritingIsClosedUntilThereAreKeys() throws Exception {
        server.close();
        server = server("0.0.0.0", Optional.empty());
        assertThat(send(post("/notes")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.body()).contains("keys-file"));
        assertThat(send(HttpRequest.newBuilder(url("/notes"))).statusCode()).isEqualTo(200);
        server.close();
        server = server("0.0.0.0", Optional.of(file(writer)));
        assertThat(post("/notes", writer.token().reveal()).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileThatCannotBeUsedStopsTheStartAndIsNamed() throws IOException {
        Path faulty = Files.writeString(
                folder.resolve("faulty"), "# keys\n\n" + writer.key().line() + "\nwriter x\n");
        assertThatThrownBy(() -> server("127.0.0.1", Optional.of(faulty)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(faulty.toString())
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> server("127.0.0.1", Optional.of(folder.resolve("missing"))))
                .hasMessageContaining("missing")
                .hasMessageContaining("keys-file");
        Path twice = Files.writeString(
                folder.resolve("twice"),
                writer.key().line() + '\n' + writer.key().line());
        assertThatThrownBy(() -> server("127.0.0.1", Optional.of(twice))).hasMessageContaining("already");
    }

    @Test
    void aLineSaysAllAboutAKeyButItsSecret() {
        assertThat(ApiKey.parse(writer.key().line())).isEqualTo(writer.key());
        assertThat(writer.key().line()).doesNotContain(writer.token().reveal().substring(7));
        assertThat(writer.key()).asString().doesNotContain("pbkdf2");
        assertThat(writer).asString().doesNotContain(writer.token().reveal());
        assertThat(issue("writer", Set.of("notes"), Optional.empty()).key().hash())
                .isNotEqualTo(writer.key().hash());
    }

    private Issued issue(String name, Set<String> scopes, Optional<Instant> expires) {
        return ApiKey.issue(name, scopes, expires, OptionalInt.empty(), random);
    }

    private Path file(Issued... keys) throws IOException {
        return Files.write(
                folder.resolve("keys"),
                List.of(keys).stream().map(issued -> issued.key().line()).toList());
    }

    private void restartWith(Issued... keys) throws IOException {
        server.close();
        server = server("127.0.0.1", Optional.of(file(keys)));
    }

    private RunningHttp server(String host, Optional<Path> keys) {
        Map<String, String> values = new HashMap<>(Map.of("http.host", host, "http.port", "0"));
        keys.ifPresent(file -> values.put("http.keys-file", file.toString()));
        HttpSettings settings = ConfigLoader.load(HttpSettings.class, "http", ConfigSources.of(values))
                .values();
        return new HttpService("web", settings, WriteAccessTest::routes, context).start();
    }

    private static void routes(HttpRules rules) {
        rules.get("/notes", (request, response) -> response.send("read"))
                .post("/notes", (request, response) -> response.send("wrote notes"))
                .post("/other", (request, response) -> response.send("wrote other"));
    }

    private URI url(String path) {
        return URI.create(server.url() + path);
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(url(path)).POST(BodyPublishers.ofString("note"));
    }

    private HttpResponse<String> post(String path, String token) throws IOException, InterruptedException {
        return send(post(path).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }
}
