package io.castling.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.page.PageReader.Result;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageReaderTest {

    private static final Instant FETCHED = Instant.parse("2026-11-22T00:00:00Z");
    private static final double PAGE_FLOOR = 0.9;
    private static final double GOAL = 0.95;

    private final PageReader reader = new PageReader();

    static List<SamplePage> pages() throws IOException {
        return SamplePage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void readsThePage(SamplePage sample) {
        Page page = read(sample);

        assertThat(page.title()).isEqualTo(sample.expect("title").orElseThrow());
        assertThat(page.published().map(published -> published.at().toString())).isEqualTo(sample.expect("published"));
        assertThat(page.published().map(published -> published.by().name())).isEqualTo(sample.expect("publishedBy"));
        assertThat(page.language()).isEqualTo(sample.expect("language"));
        sample.expect("byline").ifPresent(byline -> assertThat(page.byline()).contains(byline));
        sample.expect("section").ifPresent(section -> assertThat(page.section()).contains(section));
        assertThat(f1(page.text(), sample.expect("text").orElseThrow()))
                .as("text F1 of:%n%s", page.text())
                .isGreaterThanOrEqualTo(PAGE_FLOOR);
    }

    @Test
    void reachesTheGoalsOverAllPages() throws IOException {
        List<SamplePage> samples = SamplePage.all();
        double text = 0;
        int dates = 0;
        var report = new StringBuilder();
        for (SamplePage sample : samples) {
            Page page = read(sample);
            double f1 = f1(page.text(), sample.expect("text").orElseThrow());
            boolean dated =
                    page.published().map(published -> published.at().toString()).equals(sample.expect("published"));
            text += f1;
            dates += dated ? 1 : 0;
            report.append(
                    String.format(Locale.ROOT, "%-28s text F1 %.3f  date %s%n", sample, f1, dated ? "right" : "WRONG"));
        }
        report.append(String.format(
                Locale.ROOT,
                "%d pages: mean text F1 %.4f, dates right %d%n",
                samples.size(),
                text / samples.size(),
                dates));
        System.out.print(report);
        assertThat(samples).hasSizeGreaterThanOrEqualTo(30);
        assertThat(text / samples.size()).as("%n%s", report).isGreaterThanOrEqualTo(GOAL);
        assertThat((double) dates / samples.size()).as("%n%s", report).isGreaterThanOrEqualTo(GOAL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "windows-1251, Зенитный дивизион перебросили к границе",
        "KOI8-R, Зенитный дивизион перебросили к границе",
        "KOI8-U, Батарею перекинули ближче до узбережжя",
        "ISO-8859-5, Зенитный дивизион перебросили к границе",
        "IBM866, Зенитный дивизион перебросили к границе",
        "x-MacCyrillic, Зенитный дивизион перебросили к границе",
        "windows-1250, Wyrzutnie przeniesiono na wschód",
        "ISO-8859-2, Wyrzutnie przeniesiono na wschód",
        "windows-1252, Flugabwehr für das Grenzgebiet",
        "ISO-8859-1, Flugabwehr für das Grenzgebiet",
        "ISO-8859-15, Flugabwehr für das Grenzgebiet",
        "windows-1253, Πύραυλοι κοντά στα σύνορα",
        "ISO-8859-7, Πύραυλοι κοντά στα σύνορα",
        "windows-1254, Füzeler sınıra taşındı",
        "windows-1255, טילים הועברו לגבול",
        "windows-1256, نقل الصواريخ إلى الحدود",
        "windows-1257, Raketes pārvietotas uz robežu",
        "Shift_JIS, ミサイルが国境に移動した",
        "EUC-JP, ミサイルが国境に移動した",
        "ISO-2022-JP, ミサイルが国境に移動した",
        "EUC-KR, 미사일이 국경으로 이동했다",
        "GB2312, 导弹被转移到边境",
        "GB18030, 导弹被转移到边境",
        "Big5, 飛彈移至邊境",
        "UTF-8, Зенитный дивизион перебросили к границе"
    })
    void believesTheDeclaredEncoding(String charset, String headline) {
        String paragraph = (headline + ". ").repeat(8);
        String page = "<html><head><meta charset=\"%s\"></head><body><h1>%s</h1><p>%s</p></body></html>"
                .formatted(charset, headline, paragraph);
        byte[] bytes = page.getBytes(Charset.forName(charset));

        assertThat(read(bytes, Optional.empty()).title()).isEqualTo(headline);
        assertThat(read(bytes, Optional.of("text/html; charset=\"" + charset + "\""))
                        .text())
                .contains(headline);
    }

    @Test
    void readsAPageThatHidesItsTextFromPeopleButNotFromMachines() {
        String body = "Text for machines, long enough to matter, more than twice as long as what is shown on the page. "
                .repeat(3);
        assertThat(read(
                                ("<h1>H</h1><p>Only a teaser is shown here.</p><script type='application/ld+json'>"
                                                + "{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"articleBody\":\""
                                                + body + "\"}</script>")
                                        .getBytes(StandardCharsets.UTF_8),
                                Optional.empty())
                        .text())
                .isEqualTo(body.strip());
    }

    @Test
    void believesACanonicalAddressOfTheSameSiteAlone() {
        assertThat(canonicalOf("https://www.example.com/story", "https://m.example.com/s?id=1"))
                .contains("https://www.example.com/story");
        assertThat(canonicalOf("/story", "https://www.example.com/s?id=1")).contains("https://www.example.com/story");
        assertThat(canonicalOf("https://other.org/story", "https://www.example.com/s"))
                .contains("https://www.example.com/s");
        assertThat(canonicalOf("https://www.example.com/", "https://www.example.com/s"))
                .contains("https://www.example.com/s");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "26 November 2023                    | 2023-11-26T00:00:00Z",
                "26th of November 2023 at 9:30 pm    | 2023-11-26T21:30:00Z",
                "Nov. 26, 2023, 12:05 a.m.           | 2023-11-26T00:05:00Z",
                "Sunday, November 26, 2023           | 2023-11-26T00:00:00Z",
                "26.11.2023, 17:45 Uhr               | 2023-11-26T17:45:00Z",
                "3. August 2023                      | 2023-08-03T00:00:00Z",
                "26 ноября 2023, 14:15               | 2023-11-26T14:15:00Z",
                "28 листопада 2023                   | 2023-11-28T00:00:00Z",
                "17 listopada 2023 r.                | 2023-11-17T00:00:00Z",
                "Updated 2023-11-26 08:00            | 2023-11-26T08:00:00Z"
            })
    void understandsWrittenDates(String words, Instant at) {
        assertThat(WrittenDate.in(words)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"November 2023", "S-300 and S-400", "31 February 2023", "1.2.3", "99.99.2023", "May 40, 2023", ""
            })
    void refusesWhatIsNoDate(String words) {
        assertThat(WrittenDate.in(words)).isEmpty();
    }

    @Test
    void notesAFutureDateThatNothingElseCorrects() {
        Page page = read(
                "<meta property='article:published_time' content='2099-01-01'><h1>H</h1><p>Text that is long enough to be text.</p>"
                        .getBytes(StandardCharsets.UTF_8),
                Optional.empty());
        assertThat(page.notes()).containsEntry("date-doubt", "future");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<p><a href=x>",
                "<table><tr><td>",
                "<ul><li>",
                "<b><i>",
                "<div class='story ad'><p>text,"
            })
    void survivesMarkupNestedWithoutEnd(String piece) {
        byte[] bomb = piece.repeat(500_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();

        read(bomb, Optional.empty());

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private Optional<String> canonicalOf(String link, String fetchedFrom) {
        Result result = reader.read(
                ("<link rel=canonical href='" + link + "'><p>Text</p>").getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                fetchedFrom,
                FETCHED);
        return ((Result.Read) result).page().url().map(CanonicalUrl::value);
    }

    private Page read(SamplePage sample) {
        return ((Result.Read) reader.read(sample.bytes(), sample.contentType(), sample.url(), FETCHED)).page();
    }

    private Page read(byte[] bytes, Optional<String> contentType) {
        return ((Result.Read) reader.read(bytes, contentType, "https://example.com/x", FETCHED)).page();
    }

    /** Harmonic mean of precision and recall over words, each counted as often as it stands. */
    private static double f1(String found, String expected) {
        List<String> right = words(expected);
        List<String> got = words(found);
        Map<String, Integer> left = new HashMap<>();
        right.forEach(word -> left.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : got) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return got.isEmpty() ? 0 : 2.0 * common / (got.size() + right.size());
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
