package io.castling.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Submission;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.publish.PushPublisher;
import io.castling.platform.config.DataSize;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.HttpSettings;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.service.ServiceContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ArticlesApiTest {

    private final Topic topic = new Topic();
    private final List<Rejected> unusable = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningHttp http;

    @BeforeEach
    void start() {
        var api = new ArticlesApi(new ArticleReader(10_000), topic, unusable::add, Clock.systemUTC());
        http = new HttpService("ingest", new AnyPort(), api::addTo, ServiceContext.create("test")).start();
    }

    @AfterEach
    void stop() {
        http.close();
        client.close();
    }

    @Test
    void takesOneArticle() throws Exception {
        HttpResponse<String> answer = post("application/json", "{\"id\":\"a-1\",\"text\":\"One.\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/x-ndjson");
        assertThat(answer.body()).isEqualTo("{\"line\":1,\"id\":\"a-1\",\"status\":\"published\",\"revision\":1}\n");
    }

    @Test
    void saysThatAnArticleIsThereAlreadyOrRevised() throws Exception {
        post("application/json", "{\"id\":\"a-1\",\"text\":\"One.\"}");

        assertThat(post("application/json", "{\"id\":\"a-1\",\"text\":\"One.\"}")
                        .body())
                .contains("\"duplicate\"");
        assertThat(post("application/json", "{\"id\":\"a-1\",\"text\":\"Two.\"}")
                        .body())
                .contains("\"status\":\"revised\",\"revision\":2");
    }

    @Test
    void answersForEachArticleOfAnArrayInOrder() throws Exception {
        HttpResponse<String> answer = post(
                "application/json; charset=utf-8",
                "[{\"id\":\"a\",\"text\":\"One.\"},\n"
                        + "{\"id\":\"b\",\"text\":\"\"},\n"
                        + "{\"id\":\"c\",\"text\":\"Three.\"}]");

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"id\":\"a\",\"status\":\"published\""),
                        line -> assertThat(line).contains("\"line\":2", "\"rejected\"", "\"reason\":\"empty\""),
                        line -> assertThat(line).contains("\"id\":\"c\",\"status\":\"published\""));
    }

    @Test
    void whatIsNoArticleIsHandedOnWithItsBytes() throws Exception {
        post("application/x-ndjson", "{\"text\":\"One.\"}\n{\"text\": }\n");

        assertThat(unusable).singleElement().satisfies(rejected -> {
            assertThat(rejected.origin()).hasToString("request:2:10");
            assertThat(rejected.content().bytes()).asString().isEqualTo("{\"text\": }");
        });
    }

    @Test
    void takesAStreamOfLinesLongerThanItsAnswerMayBeInMemory() throws Exception {
        int count = 20_000;
        String lines = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + "x".repeat(60) + i + "\",\"text\":\"Article " + i + "\"}\n")
                .collect(Collectors.joining());

        HttpResponse<String> answer = post("application/x-ndjson", lines);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).isGreaterThan(1 << 20);
        assertThat(answer.body().lines()).hasSize(count).allMatch(line -> line.contains("\"published\""));
        assertThat(topic.revisions).hasSize(count);
    }

    @Test
    void readsNoFasterThanTheTopicTakes() throws Exception {
        var source = new InputStream() {
            private final AtomicInteger read = new AtomicInteger();

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                byte[] line =
                        "{\"text\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n".getBytes(StandardCharsets.UTF_8);
                if (read.get() > 100_000_000) {
                    return -1;
                }
                int given = Math.min(line.length, length);
                System.arraycopy(line, 0, buffer, offset, given);
                read.addAndGet(given);
                return given;
            }
        };
        topic.open = new CountDownLatch(1);
        Thread pusher = Thread.ofVirtual().start(() -> {
            try {
                client.send(
                        request("application/x-ndjson")
                                .POST(BodyPublishers.ofInputStream(() -> source))
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException | InterruptedException ended) {
                // The test closes the connection.
            }
        });
        topic.awaitBatch();
        int before;
        do {
            before = source.read.get();
            assertThat(pusher.join(Duration.ofMillis(300))).isFalse();
        } while (source.read.get() != before);

        assertThat(before).as("bytes taken while the topic takes none").isLessThan(20_000_000);
        pusher.interrupt();
        topic.open.countDown();
    }

    @Test
    void asksToComeBackWhenTheTopicIsAway() throws Exception {
        topic.away = true;

        HttpResponse<String> answer = post("application/json", "{\"id\":\"a\",\"text\":\"One.\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("5");
        assertThat(answer.body()).contains("\"status\":\"unavailable\"");
    }

    @Test
    void repeatsItsAnswerForARepeatedIdempotencyKey() throws Exception {
        HttpResponse<String> first = post("application/json", "{\"id\":\"a\",\"text\":\"One.\"}", "key-1");
        HttpResponse<String> second = post("application/json", "{\"id\":\"a\",\"text\":\"One.\"}", "key-1");

        assertThat(second.body()).isEqualTo(first.body()).contains("\"published\"");
        assertThat(second.headers().firstValue("idempotent-replayed")).contains("true");
        assertThat(topic.calls).hasValue(1);
    }

    @Test
    void refusesAnIdempotencyKeyForAnotherRequest() throws Exception {
        post("application/json", "{\"id\":\"a\",\"text\":\"One.\"}", "key-1");

        assertThat(post("application/json", "{\"id\":\"a\",\"text\":\"Two.\"}", "key-1")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void letsAKeyBeTriedAgainAfterAFailure() throws Exception {
        topic.away = true;
        assertThat(post("application/json", "{\"id\":\"a\",\"text\":\"One.\"}", "key-1")
                        .statusCode())
                .isEqualTo(503);
        topic.away = false;

        assertThat(post("application/json", "{\"id\":\"a\",\"text\":\"One.\"}", "key-1")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAMediaTypeItDoesNotKnowAndAnEmptyRequest() throws Exception {
        HttpResponse<String> unknown = post("application/xml", "<a/>");
        assertThat(unknown.statusCode()).isEqualTo(415);
        assertThat(unknown.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(post("application/json", "").statusCode()).isEqualTo(400);
    }

    @Test
    void isSpokenToByThePushPublisher() {
        Submission one = submission("a", "One.");
        Submission two = submission("a", "Two.");
        try (var publisher = new PushPublisher(http.url(), Duration.ofSeconds(20), Clock.systemUTC())) {
            assertThat(publisher.publish(List.of(one, two, one)))
                    .containsExactly(
                            new Outcome.Published(new ArticleId("a"), 1),
                            new Outcome.Published(new ArticleId("a"), 2),
                            new Outcome.Duplicate(new ArticleId("a"), 1));
            topic.away = true;
            topic.backAfterCalls = topic.calls.get() + 2;
            assertThat(publisher.publish(List.of(submission("b", "B."))))
                    .as("is tried again until the topic is back")
                    .containsExactly(new Outcome.Published(new ArticleId("b"), 1));
        }
    }

    @Test
    void isReportedAwayByThePushPublisherWhenNothingListens() {
        URI url = http.url();
        http.close();
        try (var publisher = new PushPublisher(url, Duration.ZERO, Clock.systemUTC())) {
            assertThat(publisher.publish(List.of(submission("a", "One."))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            outcome -> assertThat(outcome.reason()).contains("cannot be reached"));
        }
    }

    private static Submission submission(String id, String text) {
        return new Submission(
                Optional.of(new ArticleId(id)),
                "Headline",
                text,
                CanonicalUrl.of("https://example.com/" + id),
                Optional.of("Example"),
                Optional.of(new Published(Instant.EPOCH, Published.Provenance.GIVEN)),
                Submission.Details.NONE);
    }

    @Test
    void namesTheColumnOfMalformedJson() throws Exception {
        assertThat(post("application/json", "{\"text\": oops}").body()).contains("\"malformed\"");
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return client.send(request(type).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String type, String body, String key) throws Exception {
        return client.send(
                request(type)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String type) {
        return HttpRequest.newBuilder(http.url().resolve("/articles")).header("Content-Type", type);
    }

    private static final class AnyPort implements HttpSettings {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public DataSize maxRequestSize() {
            return DataSize.parse("1GiB");
        }

        @Override
        public Optional<Path> keysFile() {
            return Optional.empty();
        }

        @Override
        public int writesPerSecond() {
            return 1_000;
        }

        @Override
        public Duration closeWithin() {
            return Duration.ZERO;
        }
    }

    /** A topic in memory, which can be away or take nothing for a while. */
    private static final class Topic implements ArticlePublisher {
        private final Map<ArticleId, List<String>> revisions = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean away;
        private volatile int backAfterCalls = Integer.MAX_VALUE;
        private CountDownLatch open = new CountDownLatch(0);

        @Override
        public List<Outcome> publish(List<Submission> batch) {
            if (calls.incrementAndGet() > backAfterCalls) {
                away = false;
            }
            try {
                open.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return batch.stream().map(this::publish).toList();
        }

        private Outcome publish(Submission submission) {
            Article article = Article.of(submission, Instant.EPOCH);
            if (away) {
                return new Outcome.Unavailable(article.id(), "away");
            }
            List<String> known = revisions.getOrDefault(article.id(), List.of());
            int at = known.indexOf(article.contentHash());
            if (at >= 0) {
                return new Outcome.Duplicate(article.id(), at + 1);
            }
            var more = new ArrayList<>(known);
            more.add(article.contentHash());
            revisions.put(article.id(), List.copyOf(more));
            return new Outcome.Published(article.id(), more.size());
        }

        void awaitBatch() {
            long deadline = System.nanoTime() + 10_000_000_000L;
            while (calls.get() == 0) {
                assertThat(System.nanoTime()).as("a batch within 10 s").isLessThan(deadline);
                Thread.yield();
            }
        }

        @Override
        public void close() {}
    }
}
