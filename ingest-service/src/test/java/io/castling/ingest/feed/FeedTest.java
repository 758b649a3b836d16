package io.castling.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedTest {

    private static final URI BASE = URI.create("https://news.example/feeds/all.xml");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UTF-8, Батарея С-400 у порту — «нова»",
        "UTF-16LE, Батарея С-400 у порту — «нова»",
        "UTF-16BE, Батарея С-400 у порту — «нова»",
        "windows-1250, Wyrzutnie przewieziono w stronę Łęczycy",
        "windows-1251, Зенитные установки вывезли из города",
        "windows-1252, Système déployé près de Kœnigsmacker",
        "windows-1253, Συστοιχία πυραύλων στη Ρόδο",
        "windows-1254, Füze bataryası İzmir'den ayrıldı ığşç",
        "windows-1256, نقل منظومة الدفاع الجوي",
        "windows-1257, Zenītraķešu sistēma pārvietota",
        "ISO-8859-1, Système déployé à Besançon",
        "ISO-8859-2, Rakety přesunuty z Plzně do Žatce",
        "ISO-8859-5, Зенитные установки вывезли из города",
        "ISO-8859-7, Συστοιχία πυραύλων στη Ρόδο",
        "ISO-8859-9, Füze bataryası ayrıldı ığşç",
        "ISO-8859-15, Système à Kœnigsmacker pour 5 €",
        "KOI8-R, Зенитные установки вывезли из города",
        "KOI8-U, Батарею вивезли з міста Ґданськ їє",
        "IBM866, Зенитные установки вывезли из города",
        "GB18030, 防空导弹系统已转移",
        "Big5, 防空飛彈系統已轉移",
        "Shift_JIS, 防空ミサイルが移動した",
        "EUC-JP, 防空ミサイルが移動した",
        "EUC-KR, 방공 미사일이 이동했다"
    })
    void readsEveryEncodingThatAFeedDeclares(String charset, String title) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + rss(item(title));

        assertThat(title(bytes(xml, charset), Optional.of("application/rss+xml")))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/rss+xml; charset=windows-1251", "text/xml; charset=\"windows-1251\""})
    void readsAnEncodingThatTheServerAloneDeclares(String contentType) {
        String title = "Зенитные установки вывезли";

        assertThat(title(rss(item(title)).getBytes(Charset.forName("windows-1251")), Optional.of(contentType)))
                .isEqualTo(title);
    }

    @Test
    void readsJsonFeed() {
        Feed feed = read("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [
                  {"id": "1", "url": "/one", "title": "One", "content_html": "<p>Text</p>",
                   "date_published": "2026-11-21T08:00:00+02:00", "date_modified": "2026-11-21T09:00:00Z"},
                  {"id": "https://news.example/two", "content_text": "First <line>\\n\\nSecond & last"},
                  {"id": "no link at all", "title": "left out"},
                  {"url": "javascript:alert(1)"}]}""");

        assertThat(feed.entries()).hasSize(2);
        assertThat(feed.entries().getFirst().link()).hasToString("https://news.example/one");
        assertThat(feed.entries().getFirst().published())
                .hasValueSatisfying(at -> assertThat(at).isEqualTo("2026-11-21T06:00:00Z"));
        assertThat(feed.entries().getFirst().version()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(feed.entries().getLast().html()).isEqualTo("<p>First &lt;line></p><p>Second &amp; last</p>");
    }

    @Test
    void hearsHowOftenAPublisherChangesAFeed() {
        String module = "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>"
                + "<title>F</title><link>/</link><description>D</description>"
                + "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel></rss>";
        String ttl = rss("<ttl>90</ttl>");

        assertThat(read(module).period()).contains(Duration.ofMinutes(15));
        assertThat(read(ttl).period()).contains(Duration.ofMinutes(90));
        assertThat(read(rss("")).period()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rss", "sitemap"})
    void opensNoFileAndNoAddressForAnEntity(String form) throws IOException {
        for (String target : new String[] {"file:///etc/passwd", "http://127.0.0.1:1/"}) {
            String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + target + "\">]>";

            assertThat(Feed.read(document(form, doctype, "&e;"), Optional.of("text/xml"), BASE))
                    .satisfies(FeedTest::hasNothingOfEntities);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rss", "sitemap"})
    void laughsAtABillionLaughs(String form) {
        String laughs = "<!DOCTYPE x [<!ENTITY a0 \"ha\">"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> "<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">")
                        .collect(Collectors.joining())
                + "]>";

        assertThat(Feed.read(document(form, laughs, "&a30;"), Optional.of("text/xml"), BASE))
                .satisfies(FeedTest::hasNothingOfEntities);
    }

    /** Refused, or read without what the entity stands for. */
    private static void hasNothingOfEntities(Feed.Result result) {
        if (result instanceof Feed.Result.Read read) {
            assertThat(read.feed().entries())
                    .allSatisfy(entry -> assertThat(entry.title()).doesNotContain("root:", "haha"));
        }
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        String deepXml = rss("<item><title>" + "<b>".repeat(100_000) + "</title></item>");
        String deepJson = "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": " + "[".repeat(100_000);

        assertThat(Feed.read(utf8(deepXml), Optional.of("text/xml"), BASE)).isInstanceOf(Feed.Result.Malformed.class);
        assertThat(Feed.read(utf8(deepJson), Optional.empty(), BASE)).isInstanceOf(Feed.Result.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a feed",
                "<rss version='2.0'><channel><item><title>cut",
                "<rss version='2.0'><channel><item></channel></rss>",
                "<?xml version='1.0' encoding='no-such-thing'?><rss version='2.0'></rss>",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry></feed>",
                "<urlset><url><loc>",
                "{\"version\": \"https://jsonfeed.org/version/1\"",
                "<html><body>A page</body></html>"
            })
    void saysThatAFeedIsBroken(String broken) {
        assertThat(Feed.read(utf8(broken), Optional.of("text/xml"), BASE))
                .isInstanceOfAny(Feed.Result.Malformed.class, Feed.Result.Read.class)
                .satisfies(result -> assertThat(
                                result instanceof Feed.Result.Read read
                                        ? read.feed().entries()
                                        : java.util.List.of())
                        .isEmpty());
    }

    @Test
    void mendsWhatFeedsUsuallyGetWrong() {
        assertThat(title(utf8("\n  \uFEFF" + rss(item("Fish &amp; chips"))), Optional.of("text/xml")))
                .isEqualTo("Fish & chips");
        assertThat(title(utf8(rss(item("Tom & Jerry &nbsp;&eacute;"))), Optional.of("text/html")))
                .contains("Tom & Jerry");
    }

    @Test
    void readsTenThousandEntries() {
        String items =
                IntStream.range(0, 10_000).mapToObj(i -> item("Story " + i)).collect(Collectors.joining());

        assertThat(read(rss(items)).entries()).hasSize(10_000);
    }

    @Test
    void keepsLineBreaksOutOfWhatIsAskedFor() {
        Feed feed = read(
                rss(
                        "<item><title>A\r\nSet-Cookie: x</title><link>https://news.example/a&#13;&#10;Host: evil</link></item>"));

        assertThat(feed.entries())
                .allSatisfy(entry -> assertThat(entry.link().toString()).doesNotContain("\r", "\n"));
    }

    private static byte[] document(String form, String doctype, String entity) {
        return utf8("<?xml version='1.0'?>" + doctype
                + (form.equals("rss")
                        ? rss(item(entity))
                        : "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                                + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url>"
                                + "<loc>https://news.example/a</loc><news:news><news:title>" + entity
                                + "</news:title></news:news></url></urlset>"));
    }

    private static Feed read(String text) {
        return ((Feed.Result.Read) Feed.read(utf8(text), Optional.empty(), BASE)).feed();
    }

    private static String title(byte[] bytes, Optional<String> contentType) {
        assertThat(Feed.isLikely(bytes)).isTrue();
        Feed.Result result = Feed.read(bytes, contentType, BASE);
        assertThat(result).isInstanceOf(Feed.Result.Read.class);
        return ((Feed.Result.Read) result).feed().entries().getFirst().title();
    }

    /** With a byte order mark where UTF-16 needs one. */
    private static byte[] bytes(String text, String charset) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write((charset.startsWith("UTF-16") ? "\uFEFF" : "").getBytes(Charset.forName(charset)));
        bytes.write(text.getBytes(Charset.forName(charset)));
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String item(String title) {
        return "<item><title>" + title + "</title><link>/story</link></item>";
    }

    private static String rss(String inside) {
        return "<rss version=\"2.0\"><channel><title>F</title><link>/</link><description>D</description>" + inside
                + "</channel></rss>";
    }
}
