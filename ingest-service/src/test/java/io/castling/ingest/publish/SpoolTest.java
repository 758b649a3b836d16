package io.castling.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Submission;
import io.castling.ingest.article.Submission.Details;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpoolTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final long PLENTY = 1L << 30;

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatItTookInOrderAfterARestart() throws IOException {
        List<Article> articles = articles(0, 500);
        try (Spool spool = Spool.open(folder, PLENTY)) {
            for (Article article : articles) {
                assertThat(spool.append(List.of(article))).isTrue();
            }
        }
        try (Spool spool = Spool.open(folder, PLENTY)) {
            assertThat(spool.isEmpty()).isFalse();
            assertThat(drain(spool)).isEqualTo(articles);
            assertThat(spool.isEmpty()).isTrue();
            assertThat(spool.bytes()).isZero();
        }
    }

    @Test
    void keepsAllThatIsKnownOfAnArticle() throws IOException {
        var submission = new Submission(
                Optional.of(new ArticleId("a-1")),
                "Überschrift",
                "Text.\n",
                CanonicalUrl.of("https://example.com/x?id=1"),
                Optional.of("example.com"),
                Optional.of(new Published(NOW.minusSeconds(60), Published.Provenance.META)),
                new Details(
                        Optional.of("en"),
                        Optional.of("N. N."),
                        Optional.of("World"),
                        Optional.of("<p>Text.</p>"),
                        Map.of("a", "b")));
        Article article = Article.of(submission, NOW);
        try (Spool spool = Spool.open(folder, PLENTY)) {
            spool.append(List.of(article));
            assertThat(drain(spool)).containsExactly(article);
        }
    }

    @Test
    void takesNoMoreThanItMayAndAgainWhenThereIsRoom() throws IOException {
        try (Spool spool = Spool.open(folder, 100_000)) {
            int taken = 0;
            while (spool.append(List.of(noise(taken)))) {
                taken++;
            }
            assertThat(spool.hasRoom()).isFalse();
            assertThat(spool.bytes()).isBetween(100_000L, 120_000L);
            assertThat(drain(spool)).hasSize(taken);
            assertThat(spool.append(articles(0, 1))).isTrue();
        }
    }

    @Test
    void manyMayAppendAtOnceAndEachKeepsItsOrder() throws Exception {
        try (Spool spool = Spool.open(folder, PLENTY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> writers = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        boolean all = true;
                        for (int i = 0; i < 50; i++) {
                            all &= spool.append(List.of(article(writer + "-" + i, "Text " + i)));
                        }
                        return all;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
            List<String> ids =
                    drain(spool).stream().map(article -> article.id().value()).toList();
            assertThat(ids).hasSize(16 * 50).doesNotHaveDuplicates();
            for (int writer = 0; writer < 16; writer++) {
                String prefix = writer + "-";
                assertThat(ids.stream().filter(id -> id.startsWith(prefix)))
                        .containsExactlyElementsOf(
                                IntStream.range(0, 50).mapToObj(i -> prefix + i).toList());
            }
        }
    }

    /** What kill -9 leaves: the last write reached the disk in part. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 900})
    void whatWasAcceptedBeforeATornWriteIsThere(int torn) throws IOException {
        try (Spool spool = Spool.open(folder, PLENTY)) {
            spool.append(articles(0, 10));
            spool.append(List.of(noise(10)));
        }
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - torn));
        try (Spool spool = Spool.open(folder, PLENTY)) {
            spool.append(articles(20, 10));
            assertThat(drain(spool))
                    .startsWith(articles(0, 10).toArray(Article[]::new))
                    .endsWith(articles(20, 10).toArray(Article[]::new));
        }
    }

    @Test
    void aSpoiltPartCostsThatPartAlone() throws IOException {
        try (Spool spool = Spool.open(folder, PLENTY)) {
            for (int i = 0; i < 10; i++) {
                spool.append(List.of(noise(i)));
            }
        }
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        for (int i = 0; i < 50; i++) {
            bytes[bytes.length / 2 + i] ^= 0x55;
        }
        Files.write(segment, bytes);
        try (Spool spool = Spool.open(folder, PLENTY);
                SpoolReader reader = SpoolReader.open(spool.oldest().orElseThrow())) {
            assertThat(reader.read(100)).hasSizeBetween(8, 9);
            assertThat(reader.isSpoilt()).isTrue();
        }
    }

    @Test
    void aSegmentWithoutABeginningIsRecognised() throws IOException {
        Path empty = Files.createFile(folder.resolve("000000000000.avro"));
        assertThat(SpoolReader.isReadable(empty)).isFalse();
        assertThat(SpoolReader.isReadable(Files.write(empty, new byte[] {'O', 'b', 'j', 1, 4, 20})))
                .isFalse();
    }

    @Test
    void twoCannotShareADirectory() {
        try (Spool spool = Spool.open(folder, PLENTY)) {
            assertThat(spool.isEmpty()).isTrue();
            assertThatThrownBy(() -> Spool.open(folder, PLENTY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("spool.directory");
        }
    }

    @Test
    void aDirectoryThatCannotBeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Spool.open(file, PLENTY)).hasMessageContaining(file.toString());
    }

    private static List<Article> drain(Spool spool) throws IOException {
        List<Article> all = new ArrayList<>();
        for (Optional<Path> segment = spool.oldest(); segment.isPresent(); segment = spool.oldest()) {
            try (SpoolReader reader = SpoolReader.open(segment.get())) {
                for (List<Article> batch = reader.read(7); !batch.isEmpty(); batch = reader.read(7)) {
                    all.addAll(batch);
                }
            }
            spool.remove(segment.get());
        }
        return all;
    }

    private Path segment() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".avro"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static List<Article> articles(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> article("a-" + i % 50, "Text " + i))
                .toList();
    }

    /** Hard to compress. */
    private static Article noise(int seed) {
        var text = new StringBuilder();
        new Random(seed).ints(3_000, 'a', 'z').forEach(c -> text.append((char) c));
        return article("noise-" + seed, text.toString());
    }

    private static Article article(String id, String text) {
        return Article.of(
                new Submission(
                        Optional.of(new ArticleId(id)),
                        "",
                        text,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Details.NONE),
                NOW);
    }
}
