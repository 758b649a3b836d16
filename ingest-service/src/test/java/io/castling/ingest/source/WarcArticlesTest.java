package io.castling.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Submission;
import io.castling.ingest.page.PageArticles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * {@code pages.warc.gz} was made with {@code wget --warc-file=pages} (1.21.3) from a server with pages of our own: one in
 * chunks, one in windows-1251, an image, a redirect and a page that is gone.
 */
final class WarcArticlesTest {

    private static final int MAX = 100_000;

    @Test
    void takesThePagesAndPassesOverTheRest() throws IOException {
        List<Reading> readings = read(archive(), MAX);

        assertThat(readings).hasSize(3).allMatch(Reading.Read.class::isInstance);
        Submission one = submission(readings.get(0));
        assertThat(one.title()).isEqualTo("Harbour crane moved to the northern quay");
        assertThat(one.text()).contains("“It went better than we feared,”").doesNotContain("All rights reserved");
        assertThat(one.url().orElseThrow().value()).isEqualTo("https://127.0.0.1:18765/one.html");
        assertThat(one.published()).hasValueSatisfying(published -> {
            assertThat(published.at()).isEqualTo(Instant.parse("2026-03-03T18:30:00Z"));
            assertThat(published.by()).isEqualTo(Provenance.META);
        });
        assertThat(submission(readings.get(1)).text()).startsWith("В среду в городе открыли мост");
        assertThat(readings.get(1).origin()).hasToString("pages.warc.gz http://127.0.0.1:18765/two.html");
        // What the redirect led to.
        assertThat(submission(readings.get(2)).title()).isEqualTo(one.title());
    }

    @Test
    void readsAnArchiveThatIsNotCompressed() throws IOException {
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(archive())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.ISO_8859_1)).startsWith("WARC/1.0");
        assertThat(read(plain, MAX)).hasSize(3);
    }

    @Test
    void readsAnArchiveThatIsCompressedAsAWhole() throws IOException {
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(archive())).readAllBytes();
        var whole = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(whole)) {
            gzip.write(plain);
        }
        assertThat(read(whole.toByteArray(), MAX)).hasSize(3);
    }

    @Test
    void aPageThatIsTooLargeCostsThatPageAlone() throws IOException {
        List<Reading> readings = read(archive(), 600);
        assertThat(readings).hasSize(3);
        assertThat(readings)
                .filteredOn(Rejected.class::isInstance)
                .isNotEmpty()
                .allSatisfy(
                        rejected -> assertThat(((Rejected) rejected).reason()).isEqualTo(Rejected.Reason.TOO_LARGE));
    }

    @Test
    void whatStandsBeforeADamagedPartIsRead() throws IOException {
        byte[] archive = archive();
        List<Reading> readings = new ArrayList<>();
        assertThatThrownBy(() -> new WarcArticles(new PageArticles(MAX), MAX)
                        .read(
                                "cut.warc.gz",
                                new ByteArrayInputStream(Arrays.copyOf(archive, archive.length * 2 / 3)),
                                readings::add))
                .isInstanceOf(IOException.class);
        assertThat(readings).isNotEmpty();
    }

    @Test
    void whatIsNoArchiveIsRefused() {
        assertThatThrownBy(() -> read("This is no archive.\r\n\r\n".getBytes(StandardCharsets.UTF_8), MAX))
                .isInstanceOf(IOException.class);
    }

    private static List<Reading> read(byte[] archive, int max) throws IOException {
        List<Reading> readings = new ArrayList<>();
        new WarcArticles(new PageArticles(max), max)
                .read("pages.warc.gz", new ByteArrayInputStream(archive), readings::add);
        return readings;
    }

    private static Submission submission(Reading reading) {
        return ((Reading.Read) reading).submission();
    }

    private static byte[] archive() throws IOException {
        try (InputStream archive = WarcArticlesTest.class.getResourceAsStream("pages.warc.gz")) {
            return archive.readAllBytes();
        }
    }
}
