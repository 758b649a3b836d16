package io.castling.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.Published;
import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Reading.Read;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.fetch.HostileServer;
import io.castling.ingest.fetch.TestFetching;
import io.castling.ingest.page.PageArticles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebArticlesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TEXT = "The battery has left its garrison, and nobody will say where it has gone.";

    private HostileServer server;
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        fetcher = new Fetcher(TestFetching.of(1_000_000, Duration.ofSeconds(10)), Clock.fixed(NOW, ZoneOffset.UTC));
        server.says("/robots.txt", "HTTP/1.1 404 Not Found", "Content-Length: 0", "", "");
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        server.close();
    }

    @Test
    void readsAPage() {
        serve("/story", "text/html", page("Headline"));

        assertThat(read("/story")).singleElement().isInstanceOfSatisfying(Read.class, read -> {
            assertThat(read.submission().title()).isEqualTo("Headline");
            assertThat(read.submission().text()).isEqualTo(TEXT);
            assertThat(read.submission().url()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "rdf"})
    void readsThePagesBehindAFeed(String kind) {
        serve("/feed", "application/xml", feed(kind));
        serve("/one", "text/html", page("One"));
        serve("/two", "text/html", page("Two"));

        List<Submission> articles = articles(read("/feed"));

        assertThat(articles).extracting(Submission::title).containsExactly("One", "Two");
        assertThat(articles.getFirst().published())
                .contains(new Published(Instant.parse("2026-11-21T08:00:00Z"), Provenance.FEED));
        assertThat(articles.getFirst().url().orElseThrow().value()).endsWith("/one");
    }

    @Test
    void takesTheTextOfTheFeedWhereThePageCannotBeRead() {
        serve(
                "/feed",
                "text/xml",
                rss("<item><title>One</title><link>/gone</link><description>&lt;p&gt;" + TEXT
                        + "&lt;/p&gt;</description></item>"));
        server.says("/gone", "HTTP/1.1 403 Forbidden", "Content-Length: 0", "", "");

        assertThat(articles(read("/feed"))).singleElement().satisfies(article -> {
            assertThat(article.title()).isEqualTo("One");
            assertThat(article.text()).isEqualTo(TEXT);
            assertThat(article.details().headers()).containsEntry("text-from", "feed");
        });
    }

    @Test
    void passesOverAnEntryThatFailsAndGoesOn() {
        serve(
                "/feed",
                "text/xml",
                rss(item("/hangup") + item("/one") + item("/limited") + item("/out") + item("/two")));
        server.says("/hangup");
        server.says("/limited", "HTTP/1.1 429 Slow Down", "Retry-After: 60", "Content-Length: 0", "", "");
        server.says("/out", "HTTP/1.1 302 Found", "Location: http://10.0.0.1/", "Content-Length: 0", "", "");
        serve("/one", "text/html", page("One"));
        serve("/two", "text/html", page("Two"));

        List<Reading> readings = read("/feed");

        assertThat(articles(readings)).extracting(Submission::title).containsExactly("One", "Two");
        assertThat(readings)
                .filteredOn(Rejected.class::isInstance)
                .extracting(reading -> ((Rejected) reading).message())
                .satisfiesExactly(
                        hangup -> assertThat(hangup).contains("/hangup: cannot be read"),
                        limited -> assertThat(limited).contains("429", "60 s"),
                        out -> assertThat(out).contains("10.0.0.1"));
    }

    @Test
    void leavesAloneWhatRobotsTxtForbids() {
        serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private\n");
        serve("/feed", "text/xml", rss(item("/private/one") + item("/two")));
        serve("/private/one", "text/html", page("One"));
        serve("/two", "text/html", page("Two"));

        assertThat(articles(read("/feed"))).extracting(Submission::title).containsExactly("Two");
        assertThat(server.requests()).noneMatch(request -> request.getFirst().contains("/private/one"));
        assertThat(server.requests())
                .filteredOn(request -> request.getFirst().contains("robots"))
                .hasSize(1);
    }

    @Test
    void leavesASiteAloneWhoseRobotsTxtFails() {
        server.says("/robots.txt", "HTTP/1.1 500 Oops", "Content-Length: 0", "", "");
        serve("/feed", "text/xml", rss(item("/one")));
        serve("/one", "text/html", page("One"));

        assertThat(articles(read("/feed"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss version='2.0'><channel>"
                        + "<title>&x;</title><item><title>&x;</title><link>/one</link></item></channel></rss>",
                "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                        + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss version='2.0'><channel><title>&c;</title></channel></rss>",
                "<rss version='2.0'><channel><item><title>cut off",
                "<feed>\u0000\u0001</feed>",
                "<rss version='99'></rss>"
            })
    void refusesFeedsThatAreBrokenOrEvil(String feed) {
        serve("/feed", "text/xml", feed);
        serve("/one", "text/html", page("One"));

        assertThat(read("/feed"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isIn(Reason.MALFORMED, Reason.EMPTY));
    }

    @Test
    void doesNotBelieveAFeedThatPublishesInTheFuture() {
        serve(
                "/feed",
                "text/xml",
                rss("<item><title>One</title><link>/one</link>"
                        + "<pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>"));
        serve("/one", "text/html", page("One"));

        assertThat(articles(read("/feed")))
                .singleElement()
                .satisfies(article -> assertThat(article.details().headers()).containsEntry("date-doubt", "future"));
    }

    private List<Reading> read(String path) {
        var readings = new ArrayList<Reading>();
        new WebArticles(fetcher, new PageArticles(1_000_000), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO)
                .read(server.url(path), readings::add);
        return readings;
    }

    private static List<Submission> articles(List<Reading> readings) {
        return readings.stream()
                .filter(Read.class::isInstance)
                .map(reading -> ((Read) reading).submission())
                .toList();
    }

    private void serve(String path, String type, String body) {
        server.says(
                path, "HTTP/1.1 200 OK", "Content-Type: " + type + "; charset=utf-8", "Connection: close", "", body);
    }

    private static String page(String title) {
        return "<title>" + title + "</title><nav><a href=/>Home</a></nav><h1>" + title + "</h1><p>" + TEXT + "</p>";
    }

    private static String item(String link) {
        return "<item><title>T</title><link>" + link + "</link></item>";
    }

    private static String rss(String items) {
        return "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>F</title><link>/</link>"
                + "<description>D</description>" + items + "</channel></rss>";
    }

    private static String feed(String kind) {
        return switch (kind) {
            case "rss" ->
                rss("<item><title>One</title><link>/one</link><pubDate>Sat, 21 Nov 2026 08:00:00 GMT</pubDate></item>"
                        + item("/two"));
            case "atom" ->
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><id>f</id>"
                        + "<entry><title>One</title><id>1</id><link href='/one'/><published>2026-11-21T08:00:00Z</published></entry>"
                        + "<entry><title>Two</title><id>2</id><link href='/two'/></entry></feed>";
            default ->
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
                        + " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='/'><title>F</title><link>/</link>"
                        + "<description>D</description></channel><item rdf:about='1'><title>One</title><link>/one</link>"
                        + "<dc:date>2026-11-21T08:00:00Z</dc:date></item><item rdf:about='2'><title>Two</title><link>/two</link>"
                        + "</item></rdf:RDF>";
        };
    }
}
