package io.castling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.fetch.HostTurns;
import io.castling.ingest.fetch.HostileServer;
import io.castling.ingest.fetch.TestFetching;
import io.castling.ingest.page.PageArticles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many sources at once, good ones among every kind of bad one. */
final class PollerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Shelf shelf = new Shelf();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final BlockingQueue<Polled> polled = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<SourceId, PollResult> results = new HashMap<>();
    private HostileServer server;
    private Fetcher fetcher;
    private Poller poller;

    private record Polled(SourceId id, PollState state, PollResult result) {}

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        server.says("/robots.txt", "HTTP/1.1 404 Not Found", "Content-Length: 0", "", "");
        fetcher = new Fetcher(TestFetching.of(300_000, TIMEOUT), Clock.systemUTC());
        poller = poller(new TestPolling(Duration.ofMillis(200), 32, 100));
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        poller.close();
        fetcher.close();
        server.close();
    }

    @Test
    void goesOnWithTheGoodWhateverTheBadDo() throws Exception {
        bad();
        for (int i = 0; i < 10; i++) {
            good("/good-" + i);
            poller.assign(source("good-" + i, "/good-" + i), initial("/good-" + i));
        }

        await(10, "good-");
        int first = shelf.published().size();
        await(10, "good-");

        assertThat(first).isEqualTo(10);
        assertThat(shelf.published()).hasSize(10);
        awaitAll();
        results.forEach((id, result) -> assertThat(result)
                .as(id.value())
                .isInstanceOfAny(
                        id.value().startsWith("good-") ? PollResult.Unchanged.class : PollResult.Failed.class,
                        id.value().startsWith("good-") ? PollResult.Read.class : PollResult.Failed.class));
        assertThat(results.keySet().stream().filter(id -> !id.value().startsWith("good-")))
                .hasSize(13);
    }

    @Test
    void pollsNothingWhileArticlesCannotBePublished() throws Exception {
        ready.set(false);
        good("/feed");
        poller.assign(source("news", "/feed"), initial("/feed"));

        assertThat(polled.poll(500, TimeUnit.MILLISECONDS)).isNull();
        ready.set(true);

        assertThat(polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void pollsAtOnceWhenAskedAndNotAfterWithdrawal() throws Exception {
        poller.close();
        poller = poller(new TestPolling(Duration.ofHours(1), 4, 100));
        good("/feed");
        poller.assign(source("news", "/feed"), initial("/feed"));
        assertThat(polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();

        assertThat(poller.pollNow(new SourceId("news"))).isTrue();
        assertThat(polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();

        assertThat(poller.withdraw(new SourceId("news")))
                .hasValueSatisfying(state -> assertThat(state.articles()).isEqualTo(1));
        assertThat(poller.pollNow(new SourceId("news"))).isFalse();
        assertThat(poller.sources()).isEmpty();
    }

    @Test
    void forgetsWhatItKnewOfAnotherAddress() throws Exception {
        poller.close();
        poller = poller(new TestPolling(Duration.ofHours(1), 4, 100));
        good("/feed");
        good("/other");
        poller.assign(source("news", "/feed"), initial("/feed"));
        assertThat(polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();

        poller.assign(source("news", "/other"), initial("/other"));

        assertThat(polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .satisfies(next -> assertThat(next.state().url()).endsWith("/other"));
    }

    /** Every kind that the issue of hostile servers knows; none of them ends the poller or takes its memory. */
    private void bad() {
        bad("silent", (out, request) -> over.await());
        bad("loris", (out, request) -> trickle(out, "HTTP/1.1 200 OK\r\nX-Header: and so on"));
        bad("drip", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss>");
            trickle(out, "x".repeat(1000));
        });
        bad("endless", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\n\r\n<rss>");
            while (true) {
                out.write(new byte[10_000]);
            }
        });
        bad("bomb", (out, request) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
            try (var gzip = new GZIPOutputStream(out)) {
                for (int i = 0; i < 10_000; i++) {
                    gzip.write(new byte[100_000]);
                }
            }
        });
        bad("inside", answer("HTTP/1.1 302 Found", "Location: http://169.254.169.254/", "Content-Length: 0", "", ""));
        bad("circle", answer("HTTP/1.1 302 Found", "Location: /circle", "Content-Length: 0", "", ""));
        bad("nonsense", answer("SSH-2.0-OpenSSH_9.2"));
        bad("hangup", answer(""));
        bad("broken", answer("HTTP/1.1 200 OK", "Connection: close", "", "<rss><channel><item></rss>"));
        bad("slow-down", answer("HTTP/1.1 500 Broken", "Retry-After: 120", "Content-Length: 0", "", ""));
        bad(
                "entities",
                answer(
                        "HTTP/1.1 200 OK",
                        "Connection: close",
                        "",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><item><title>&e;"
                                + "</title><link>/e</link></item></channel></rss>"));
        bad("deep", answer("HTTP/1.1 200 OK", "Connection: close", "", "<rss>" + "<b>".repeat(50_000)));
    }

    private void bad(String id, HostileServer.Behaviour behaviour) {
        server.on("/" + id, behaviour);
        poller.assign(source(id, "/" + id), initial("/" + id));
    }

    private static HostileServer.Behaviour answer(String... lines) {
        return (out, request) -> write(out, String.join("\r\n", lines));
    }

    private void good(String path) {
        server.on(
                path,
                (out, request) -> write(
                        out,
                        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss version='2.0'><channel><title>F</title><link>/</link>"
                                + "<description>D</description><item><title>Story " + path + "</title><link>" + path
                                + "/story</link></item></channel></rss>"));
        server.on(
                path + "/story",
                (out, request) -> write(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body><article><h1>Story "
                                + path
                                + "</h1><p>The battery left its base on Friday night, people who live there say, and was"
                                + " seen on the road.</p></article></body></html>"));
    }

    /** Waits for polls of sources whose ids begin so. */
    private void await(int polls, String prefix) throws InterruptedException {
        int seen = 0;
        while (seen < polls) {
            Polled next = polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("poll %d of %d", seen, polls).isNotNull();
            results.put(next.id(), next.result());
            seen += next.id().value().startsWith(prefix) ? 1 : 0;
        }
    }

    private void awaitAll() throws InterruptedException {
        while (results.size() < poller.sources().size()) {
            Polled next = polled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("still without a result: %s", missing()).isNotNull();
            results.put(next.id(), next.result());
        }
    }

    private List<SourceId> missing() {
        return poller.sources().keySet().stream()
                .filter(id -> !results.containsKey(id))
                .toList();
    }

    private Poller poller(PollSettings settings) {
        Clock clock = Clock.systemUTC();
        var web = new Web(fetcher, new HostTurns(64, 64), clock, Duration.ZERO);
        var reader = new SourceReader(web, new PageArticles(1_000_000), shelf, settings, clock);
        return new Poller(
                reader,
                settings,
                clock,
                new Random(7),
                ready::get,
                (source, state, result) -> polled.add(new Polled(source.id(), state, result)));
    }

    private Source source(String id, String path) {
        return Source.of(new SourceId(id), "feed", server.url(path).toString(), Source.Options.NONE);
    }

    private PollState initial(String path) {
        return PollState.initial(server.url(path).toString(), Clock.systemUTC().instant());
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
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
