package io.castling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Submission;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.fetch.HostTurns;
import io.castling.ingest.fetch.HostileServer;
import io.castling.ingest.fetch.TestFetching;
import io.castling.ingest.page.PageArticles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One poll after the other against a server that does what servers do. */
final class SourceReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String BODY =
            "The battery of air defence launchers left its base on Friday night and was seen on the road to the coast.";

    private final Shelf shelf = new Shelf();
    private final PollSettings settings = new TestPolling(Duration.ofMinutes(1), 4, 100);
    private HostileServer server;
    private Fetcher fetcher;
    private SourceReader reader;
    private PollState state;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        fetcher = new Fetcher(TestFetching.of(8_000_000, Duration.ofSeconds(20)), clock);
        var web = new Web(fetcher, new HostTurns(2, 8), clock, Duration.ZERO);
        reader = new SourceReader(web, new PageArticles(1_000_000), shelf, settings, clock);
        server.says("/robots.txt", "HTTP/1.1 404 Not Found", "Content-Length: 0", "", "");
        state = PollState.initial(server.url("/feed").toString(), NOW);
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        server.close();
    }

    @Test
    void publishesThePagesBehindNewEntriesWithTheDateOfTheFeed() throws Exception {
        feed("", item("/one", "One"), item("/two", "Two"));
        page("/one", "One", BODY);
        page("/two", "Two", BODY + " A second story tells more of it.");

        assertThat(poll()).isInstanceOfSatisfying(PollResult.Read.class, read -> {
            assertThat(read.published()).isEqualTo(2);
            assertThat(read.entries()).isEqualTo(2);
            assertThat(read.backlog()).isFalse();
        });
        assertThat(shelf.published()).extracting(Submission::title).containsExactlyInAnyOrder("One", "Two");
        assertThat(shelf.published()).allSatisfy(article -> {
            assertThat(article.published())
                    .hasValueSatisfying(at -> assertThat(at.by()).isEqualTo(Provenance.FEED));
            assertThat(article.details().headers()).containsEntry("source-id", "news");
            assertThat(article.details().html()).isPresent();
        });
    }

    @Test
    void asksConditionallyAndBelievesNotModified() throws Exception {
        var asked = new AtomicInteger();
        server.on("/feed", (out, request) -> {
            boolean known = request.contains("If-None-Match: \"v1\"");
            asked.incrementAndGet();
            out.write((known
                            ? "HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=1800\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nConnection: close\r\n\r\n"
                                    + rss("", item("/one", "One")))
                    .getBytes(StandardCharsets.UTF_8));
        });
        page("/one", "One", BODY);

        poll();

        assertThat(poll()).isEqualTo(new PollResult.Unchanged(false, Optional.of(Duration.ofMinutes(30))));
        assertThat(asked).hasValue(2);
        assertThat(shelf.published()).hasSize(1);
    }

    @Test
    void seesTheSameBodyBehindETagsThatAlwaysChange() throws Exception {
        var version = new AtomicInteger();
        server.on(
                "/feed",
                (out, request) -> out.write(("HTTP/1.1 200 OK\r\nETag: \"" + version.incrementAndGet()
                                + "\"\r\nConnection: close\r\n\r\n" + rss("", item("/one", "One")))
                        .getBytes(StandardCharsets.UTF_8)));
        page("/one", "One", BODY);

        poll();

        assertThat(poll()).isEqualTo(new PollResult.Unchanged(true, Optional.empty()));
    }

    @Test
    void noticesNewsBehindAnETagThatNeverChanges() throws Exception {
        page("/one", "One", BODY);
        page("/two", "Two", BODY + " More.");
        feed("ETag: \"same\"", item("/one", "One"));
        poll();
        feed("ETag: \"same\"", item("/two", "Two"), item("/one", "One"));

        assertThat(poll())
                .isInstanceOfSatisfying(
                        PollResult.Read.class,
                        read -> assertThat(read.published()).isEqualTo(1));
    }

    @Test
    void asksInFullAfterAFailureSoThatNotModifiedCannotHealIt() throws Exception {
        feed("ETag: \"v1\"", item("/one", "One"));
        page("/one", "One", BODY);
        poll();
        server.says("/feed", "HTTP/1.1 500 Broken", "Content-Length: 0", "", "");
        poll();
        server.says("/feed", "HTTP/1.1 304 Not Modified", "", "");

        poll();

        assertThat(state.errorStreak()).isEqualTo(2);
        assertThat(server.requests().getLast()).noneMatch(header -> header.startsWith("If-"));
    }

    @Test
    void fallsBackToTheTextOfTheFeedAndTriesThePageAgain() throws Exception {
        feed("", item("/one", "One", "<p>" + BODY + "</p>"));
        server.says("/one", "HTTP/1.1 503 Later", "Content-Length: 0", "", "");

        poll();

        assertThat(shelf.published()).singleElement().satisfies(article -> {
            assertThat(article.text()).contains("battery of air defence");
            assertThat(article.details().headers()).containsEntry("text-from", "feed");
        });
        assertThat(state.waiting()).hasSize(1);

        page("/one", "One", BODY + " The page says more than the feed.");
        poll();

        assertThat(shelf.published()).hasSize(2);
        assertThat(state.waiting()).isEmpty();
        assertThat(poll()).isInstanceOf(PollResult.Unchanged.class);
    }

    @Test
    void givesAPageUpAfterThreePolls() throws Exception {
        feed("", item("/one", "One"));
        server.says("/one", "HTTP/1.1 502 Broken", "Content-Length: 0", "", "");

        for (int i = 0; i < 6; i++) {
            poll();
        }

        assertThat(server.requests().stream()
                        .filter(request -> request.getFirst().startsWith("GET /one")))
                .hasSize(SourceReader.MOST_TRIES);
    }

    @Test
    void takesNoWallForAnArticle() throws Exception {
        feed("", item("/one", "One", "<p>" + BODY + "</p>"));
        server.says(
                "/one",
                "HTTP/1.1 200 OK",
                "Connection: close",
                "",
                "<html><head><title>Just a moment...</title></head><body><p>Checking if the site connection is secure."
                        + " This may take a few seconds, please keep this window open.</p></body></html>");

        poll();

        assertThat(shelf.published())
                .singleElement()
                .satisfies(article -> assertThat(article.text()).contains("battery"));
    }

    @Test
    void callsAWallInPlaceOfAFeedBlocked() throws Exception {
        server.says(
                "/feed",
                "HTTP/1.1 200 OK",
                "Content-Type: text/html",
                "Connection: close",
                "",
                "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body>…</body></html>");

        assertThat(poll()).isInstanceOfSatisfying(PollResult.Failed.class, failed -> {
            assertThat(failed.blocked()).isTrue();
            assertThat(failed.reason()).contains("Attention Required!");
        });
    }

    @Test
    void callsARefusalBlockedAndAPageInPlaceOfAFeedByItsName() throws Exception {
        server.says("/feed", "HTTP/1.1 403 Forbidden", "Content-Length: 0", "", "");
        assertThat(poll()).isEqualTo(new PollResult.Failed("the server answers 403", true, Optional.empty(), false));

        server.says("/feed", "HTTP/1.1 200 OK", "Connection: close", "", "<html><body>News</body></html>");
        assertThat(poll()).isInstanceOfSatisfying(PollResult.Failed.class, failed -> {
            assertThat(failed.blocked()).isFalse();
            assertThat(failed.reason()).contains("it is a web page and no feed");
        });
    }

    @Test
    void leavesAHostAloneThatAsksForIt() throws Exception {
        server.says("/feed", "HTTP/1.1 429 Slow down", "Retry-After: 120", "Content-Length: 0", "", "");

        assertThat(poll())
                .isEqualTo(new PollResult.Failed(
                        "the server answers 429", false, Optional.of(Duration.ofSeconds(120)), false));
        int asked = server.requests().size();
        assertThat(poll()).isInstanceOf(PollResult.Deferred.class);
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void readsNoPageThatRobotsTxtForbids() throws Exception {
        server.says(
                "/robots.txt",
                "HTTP/1.1 200 OK",
                "Connection: close",
                "",
                "User-agent: castling",
                "Disallow: /one",
                "");
        feed("", item("/one", "One", "<p>" + BODY + "</p>"));
        page("/one", "One", "Never to be read, though it has many words that are not in the feed at all.");

        poll();

        assertThat(shelf.published())
                .singleElement()
                .satisfies(article -> assertThat(article.text()).isEqualTo(BODY));
        assertThat(server.requests()).noneMatch(request -> request.getFirst().startsWith("GET /one"));
    }

    @Test
    void dealsWithTenThousandEntriesInPartsAndFetchesNoneTwice() throws Exception {
        String[] items = IntStream.range(0, 10_000)
                .mapToObj(i -> item("/story/" + i, "Story " + i, "<p>" + BODY + " Number " + i + ".</p>"))
                .toArray(String[]::new);
        feed("ETag: \"v1\"", items);
        Source source = source("feed", false);

        for (int i = 0; i < 4; i++) {
            poll(source);
        }

        assertThat(shelf.published()).hasSize(400);
        assertThat(state.usableValidators()).isEqualTo(Validators.NONE);
    }

    @Test
    void readsANewsSitemapAndAnIndexOfThem() throws Exception {
        server.says(
                "/feed",
                "HTTP/1.1 200 OK",
                "Content-Type: application/xml",
                "Connection: close",
                "",
                "<?xml version='1.0' encoding='UTF-8'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                        + "<sitemap><loc>" + server.url("/news.xml") + "</loc><lastmod>2026-11-22</lastmod></sitemap>"
                        + "</sitemapindex>");
        server.says(
                "/news.xml",
                "HTTP/1.1 200 OK",
                "Content-Type: application/xml",
                "Connection: close",
                "",
                "<?xml version='1.0' encoding='UTF-8'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                        + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>"
                        + server.url("/one")
                        + "</loc><news:news><news:publication><news:name>News</news:name>"
                        + "<news:language>en</news:language></news:publication>"
                        + "<news:publication_date>2026-11-22T08:00:00Z</news:publication_date>"
                        + "<news:title>One</news:title></news:news></url></urlset>");
        page("/one", "One", BODY);

        poll(source("sitemap", true));

        assertThat(shelf.published()).singleElement().satisfies(article -> {
            assertThat(article.title()).isEqualTo("One");
            assertThat(article.published())
                    .hasValueSatisfying(at -> assertThat(at.at()).isEqualTo("2026-11-22T08:00:00Z"));
        });
        assertThat(poll(source("sitemap", true)))
                .isInstanceOfSatisfying(
                        PollResult.Read.class,
                        read -> assertThat(read.published()).isZero());
    }

    @Test
    void readsAPageThatChangesAsRevisionsOfOneArticle() throws Exception {
        page("/feed", "Live", BODY);
        poll(source("page", true));
        assertThat(poll(source("page", true))).isEqualTo(new PollResult.Unchanged(true, Optional.empty()));

        page("/feed", "Live", BODY + " At noon the second battery followed.");
        poll(source("page", true));

        assertThat(shelf.published()).hasSize(2);
        assertThat(shelf.published())
                .extracting(article -> article.url().orElseThrow())
                .containsOnly(shelf.published().getFirst().url().orElseThrow());
    }

    @Test
    void losesNothingWhileTheBrokerIsAway() throws Exception {
        feed("ETag: \"v1\"", item("/one", "One"));
        page("/one", "One", BODY);
        shelf.setAway(true);

        assertThat(poll()).isInstanceOf(PollResult.Deferred.class);
        shelf.setAway(false);
        poll();

        assertThat(shelf.published()).hasSize(1);
        assertThat(state.errorStreak()).isZero();
    }

    @Test
    void saysThatASourceHasMovedForGood() throws Exception {
        server.says("/feed", "HTTP/1.1 301 Moved", "Location: /elsewhere", "Content-Length: 0", "", "");
        serve("/elsewhere", "", rss("", item("/one", "One", "<p>" + BODY + "</p>")));

        poll(source("feed", false));

        assertThat(state.lastError())
                .hasValueSatisfying(note -> assertThat(note).contains("/elsewhere"));
    }

    private PollResult poll() throws InterruptedException {
        return poll(source("feed", true));
    }

    private PollResult poll(Source source) throws InterruptedException {
        PollResult result = reader.poll(source, state);
        var limits = new Schedule.Limits(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(3));
        state = Schedule.after(state, result, NOW, limits, 0.5);
        return result;
    }

    private Source source(String kind, boolean fetchPages) {
        var options = new Source.Options(
                Optional.of("News"),
                fetchPages,
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Source.of(new SourceId("news"), kind, server.url("/feed").toString(), options);
    }

    private void feed(String header, String... items) {
        serve("/feed", header, rss("", items));
    }

    private void page(String path, String title, String text) {
        serve(
                path,
                "Content-Type: text/html; charset=utf-8",
                "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + text
                        + "</p></article></body></html>");
    }

    private void serve(String path, String header, String body) {
        server.on(
                path,
                (out, request) -> out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\n" + header
                                + (header.isEmpty() ? "" : "\r\n") + "\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static String rss(String head, String... items) {
        return "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>F</title><link>/</link>"
                + "<description>D</description>" + head
                + java.util.Arrays.stream(items).collect(Collectors.joining()) + "</channel></rss>";
    }

    private static String item(String path, String title) {
        return item(path, title, "");
    }

    private static String item(String path, String title, String html) {
        return "<item><title>" + title + "</title><link>" + path
                + "</link><pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate>"
                + (html.isEmpty() ? "" : "<description><![CDATA[" + html + "]]></description>") + "</item>";
    }
}
