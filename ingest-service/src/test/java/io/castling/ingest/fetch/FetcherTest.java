package io.castling.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.castling.ingest.fetch.Fetched.Content;
import io.castling.ingest.fetch.Fetched.Failed;
import io.castling.ingest.fetch.Fetched.NotModified;
import io.castling.ingest.fetch.Fetched.Reason;
import io.castling.ingest.fetch.Fetched.Refused;
import io.castling.ingest.fetch.Fetched.Validators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FetcherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int LIMIT = 100_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final CountDownLatch over = new CountDownLatch(1);
    private HostileServer server;
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        fetcher = fetcher(List.of("127.0.0.0/8"));
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        fetcher.close();
        server.close();
    }

    @Test
    void getsAPageAndAsksForItConditionallyTheNextTime() {
        server.on("/page", (out, request) -> {
            boolean known =
                    request.contains("If-None-Match: \"v1\"") && request.contains("If-Modified-Since: yesterday");
            write(
                    out,
                    known
                            ? "HTTP/1.1 304 Not Modified\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"v1\"\r\nLast-Modified: yesterday\r\n"
                                    + "Content-Length: 5\r\n\r\nhello");
        });

        Fetched first = get("/page");

        assertThat(first).isInstanceOfSatisfying(Content.class, content -> {
            assertThat(new String(content.bytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(content.contentType()).contains("text/html");
        });
        assertThat(fetcher.get(server.url("/page"), ((Content) first).validators()))
                .isEqualTo(new NotModified(Optional.empty()));
        assertThat(server.requests().getFirst()).anyMatch(header -> header.startsWith("User-Agent: Castling"));
    }

    @Test
    void sendsNoValidatorThatAServerMadeUpToBreakHeaders() {
        server.says("/", "HTTP/1.1 200 OK", "ETag: \"\u0001\u00fc\"", "Content-Length: 0", "", "");

        assertThat(get("/"))
                .isInstanceOfSatisfying(
                        Content.class,
                        content -> assertThat(content.validators()).isEqualTo(Validators.NONE));
    }

    @Test
    void stopsReadingABodyWithoutEnd() {
        server.on("/endless", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                out.write(new byte[10_000]);
            }
        });

        assertFailure(get("/endless"), Reason.TOO_LARGE);
    }

    @Test
    void stopsUnpackingABomb() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 1_000; i++) {
                gzip.write(new byte[100_000]);
            }
        }
        server.on("/bomb", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            out.write(bomb.toByteArray());
        });

        assertFailure(get("/bomb"), Reason.TOO_LARGE);
    }

    /** 64 MiB of zeros in 106 bytes, made with zlib.brotliCompressSync of Node.js. */
    @Test
    void stopsUnpackingABombOfBrotli() {
        byte[] bomb = Base64.getDecoder()
                .decode("y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//+P//"
                        + "B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==");
        server.on("/bomb", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n");
            out.write(bomb);
        });

        assertFailure(get("/bomb"), Reason.TOO_LARGE);
    }

    /** A frame of a few bytes may ask for gigabytes of window before it says anything. */
    @Test
    void refusesAZstdFrameThatWantsAGiantWindow() {
        byte[] frame = HexFormat.of().parseHex("28b52ffd" + "00" + "a8" + "030000");
        server.on("/window", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n");
            out.write(frame);
        });

        assertFailure(get("/window"), Reason.ENCODING);
    }

    /** The name led to a public address when it was looked at, and leads to this machine when it is connected to. */
    @Test
    void isNotMisledByANameThatChangesItsAddress() throws IOException {
        var lookUps = new AtomicInteger();
        var rebinding = new Names(TIMEOUT) {
            @Override
            List<InetAddress> ask(String host) throws UnknownHostException {
                String address = lookUps.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1";
                return List.of(InetAddress.getByName(address));
            }
        };
        server.says("/", "HTTP/1.1 200 OK", "Content-Length: 6", "", "secret");
        var settings = TestFetching.of(LIMIT, TIMEOUT).allowing(List.of("192.0.2.0/24"));
        try (Fetcher strict = new Fetcher(settings, Clock.fixed(NOW, ZoneOffset.UTC), rebinding)) {
            URI address = URI.create("http://rebind.example:" + server.url("/").getPort() + "/");
            for (int i = 0; i < 3; i++) {
                assertThat(strict.get(address, Validators.NONE)).isInstanceOf(Failed.class);
            }
        }
        assertThat(lookUps.get()).isGreaterThan(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void givesUpOnANameServerThatDoesNotAnswer() {
        var silent = new Names(Duration.ofMillis(200)) {
            @Override
            List<InetAddress> ask(String host) throws UnknownHostException {
                try {
                    over.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                throw new UnknownHostException(host);
            }
        };
        try (Fetcher patient = new Fetcher(TestFetching.of(LIMIT, TIMEOUT), Clock.fixed(NOW, ZoneOffset.UTC), silent)) {
            assertFailure(patient.get(URI.create("http://dead.example/"), Validators.NONE), Reason.UNREACHABLE);
        }
    }

    @Test
    void hearsForHowLongAnAnswerStaysGood() {
        server.says(
                "/", "HTTP/1.1 200 OK", "Cache-Control: public, max-age=600", "Age: 60", "Content-Length: 0", "", "");
        server.says("/never", "HTTP/1.1 200 OK", "Cache-Control: no-cache, max-age=600", "Content-Length: 0", "", "");

        assertThat(((Content) get("/")).freshFor()).contains(Duration.ofMinutes(9));
        assertThat(((Content) get("/never")).freshFor()).isEmpty();
    }

    /** However many servers send large answers at once, few of them are in memory. */
    @Test
    void keepsFewLargeAnswersInMemory() throws Exception {
        byte[] large = new byte[700_000];
        server.on("/large", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + large.length + "\r\n\r\n");
            out.write(large);
        });
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        var settings = TestFetching.of(8_000_000, Duration.ofSeconds(20));
        try (Fetcher roomy = new Fetcher(settings, Clock.fixed(NOW, ZoneOffset.UTC));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> roomy.get(server.url("/large"), Validators.NONE, fetched -> {
                        most.accumulateAndGet(working.incrementAndGet(), Math::max);
                        int size = ((Content) fetched).bytes().length;
                        Thread.yield();
                        working.decrementAndGet();
                        return size;
                    })))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(large.length);
            }
        }
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void unpacksWhatItAskedFor() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        server.on("/gzip", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
            out.write(packed.toByteArray());
        });
        byte[] zstd = Zstd.compress("hello".getBytes(StandardCharsets.UTF_8));
        server.on("/zstd", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n");
            out.write(zstd);
        });

        server.on("/br", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n");
            out.write(Base64.getDecoder().decode("CwKAaGVsbG8D"));
        });

        for (String path : List.of("/gzip", "/zstd", "/br")) {
            assertThat(get(path))
                    .isInstanceOfSatisfying(
                            Content.class,
                            content -> assertThat(content.bytes())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo("hello"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "zstd", "compress"})
    void refusesAPackingItDidNotAskForOrThatIsBroken(String encoding) {
        server.says("/", "HTTP/1.1 200 OK", "Content-Encoding: " + encoding, "", "this is not packed at all");

        assertFailure(get("/"), Reason.ENCODING);
    }

    @Test
    void givesUpOnASilentServer() {
        server.on("/silent", (out, request) -> over.await());

        assertSlow("/silent");
    }

    @Test
    void givesUpOnASlowLoris() {
        server.on("/loris", (out, request) -> trickle(out, "HTTP/1.1 200 OK\r\nX-Header: and so on for a long time"));
        server.on("/drip", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            trickle(out, "x".repeat(1000));
        });

        assertSlow("/loris");
        assertSlow("/drip");
    }

    @Test
    void givesUpOnHeadersWithoutEnd() {
        server.on("/headers", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                write(out, "X-More: " + "x".repeat(1000) + "\r\n");
            }
        });

        assertFailure(get("/headers"), Reason.UNREACHABLE);
    }

    @Test
    void followsRedirectsToTheEnd() {
        server.says("/a", "HTTP/1.1 301 Moved", "Location: /b", "Content-Length: 0", "", "");
        server.says("/b", "HTTP/1.1 307 Moved", "Location: " + server.url("/c"), "Content-Length: 0", "", "");
        server.says("/c", "HTTP/1.1 200 OK", "Content-Length: 2", "", "ok");

        assertThat(get("/a"))
                .isInstanceOfSatisfying(
                        Content.class, content -> assertThat(content.url()).isEqualTo(server.url("/c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/loop", "file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)", ""})
    void doesNotFollowRedirectsInCirclesOrElsewhere(String location) {
        server.says("/loop", "HTTP/1.1 302 Found", "Location: " + location, "Content-Length: 0", "", "");

        assertFailure(get("/loop"), Reason.REDIRECTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://192.168.0.1:8080/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fd00::1]/",
                "http://0.0.0.0:22/",
                "https://172.16.0.1/"
            })
    void doesNotFollowRedirectsToPrivateAddresses(String location) {
        server.says("/out", "HTTP/1.1 302 Found", "Location: " + location, "Content-Length: 0", "", "");

        assertFailure(get("/out"), Reason.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::1]", "[::ffff:7f00:1]"})
    void doesNotAskThisMachineHoweverItIsWritten(String host) {
        try (Fetcher strict = fetcher(List.of())) {
            int port = server.url("/").getPort();
            Fetched answer = strict.get(URI.create("http://" + host + ":" + port + "/"), Validators.NONE);

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason()).isIn(Reason.FORBIDDEN, Reason.UNREACHABLE));
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/", "file:///etc/passwd", "mailto:a@example.com"})
    void asksNothingButHttp(String address) {
        assertFailure(fetcher.get(URI.create(address), Validators.NONE), Reason.FORBIDDEN);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "429, 120, PT2M",
        "503, 'Sun, 22 Nov 2026 12:01:30 GMT', PT1M30S",
        "503, 'Sun, 22 Nov 2020 12:01:30 GMT', PT0S",
        "429, 999999999, PT24H",
        "429, soon, ",
        "403, , "
    })
    void hearsHowLongItIsAskedToWait(int status, String retryAfter, Duration wait) {
        String header = retryAfter == null ? "X: y" : "Retry-After: " + retryAfter;
        server.says("/", "HTTP/1.1 " + status + " No", header, "Content-Length: 0", "", "");

        assertThat(get("/")).isEqualTo(new Refused(status, Optional.ofNullable(wait)));
    }

    @Test
    void saysThatAServerTalksNonsenseOrHangsUp() {
        server.says("/nonsense", "SSH-2.0-OpenSSH_9.2");
        server.says("/hangup");
        server.says("/short", "HTTP/1.1 200 OK", "Content-Length: 100", "", "too little");

        assertFailure(get("/nonsense"), Reason.UNREACHABLE);
        assertFailure(get("/hangup"), Reason.UNREACHABLE);
        assertFailure(get("/short"), Reason.UNREACHABLE);
    }

    private Fetched get(String path) {
        return fetcher.get(server.url(path), Validators.NONE);
    }

    private void assertSlow(String path) {
        long began = System.nanoTime();
        assertFailure(get(path), Reason.TOO_SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(5));
    }

    private static void assertFailure(Fetched answer, Reason reason) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.reason()).as(failed.detail()).isEqualTo(reason));
    }

    private void trickle(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
            out.flush();
            if (over.await(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        over.await();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Fetcher fetcher(List<String> allowed) {
        return new Fetcher(TestFetching.of(LIMIT, TIMEOUT).allowing(allowed), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
