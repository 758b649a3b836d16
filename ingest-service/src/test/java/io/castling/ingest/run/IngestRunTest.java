package io.castling.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Format;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Submission;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.run.IngestRun.Checkpoint;
import io.castling.ingest.run.IngestRun.Tally;
import io.castling.ingest.source.Input;
import io.castling.ingest.source.Inputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestRunTest {

    @TempDir
    private Path folder;

    private final Memory memory = new Memory();
    private final List<String> complaints = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    @Test
    void readsGoodAndBadFilesOfAFolderAndLosesNothing() throws IOException {
        write("a/1.txt", "First article.");
        write("a/2.txt", "");
        write("a/3.jsonl", "{\"text\":\"Second\"}\nbad\n{\"text\":\"Third\"}\n");
        write("b/4.json", "[{\"text\":\"Fourth\"},\n{\"text\":\"Fifth\"}]");
        Files.write(folder.resolve("b/5.txt"), new byte[] {0, 1, 2, 3, 4});
        write("b/notes.doc", "no article");
        write("b/.hidden.txt", "no article");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b/6.jsonl.gz")))) {
            gzip.write("{\"text\":\"Sixth\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        var passedOver = new ArrayList<Path>();

        Tally tally = run(Optional.empty()).run(new Inputs(List.of(folder), passedOver::add));

        assertThat(memory.texts).containsExactly("First article.", "Second", "Third", "Fourth", "Fifth", "Sixth");
        assertThat(tally.published()).isEqualTo(6);
        assertThat(tally.rejected()).isEqualTo(3);
        assertThat(tally.isClean()).isFalse();
        assertThat(complaints)
                .hasSize(3)
                .anyMatch(line -> line.contains("2.txt: has no text"))
                .anyMatch(line -> line.contains("3.jsonl:2"))
                .anyMatch(line -> line.contains("5.txt: is not text"));
        assertThat(passedOver)
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder("notes.doc", ".hidden.txt");
    }

    @Test
    void readsTheArticleOfAPageAndComplainsOfAPageWithoutOne() throws IOException {
        write(
                "1.html",
                "<title>Headline | Site</title><nav><a href=/>Home</a></nav><h1>Headline</h1>"
                        + "<p>The first paragraph, which is long enough to be one.</p><p>And a second one after it.</p>");
        write("2.html", "<title>Login</title><form><input name=user></form>");

        run(Optional.empty()).run(new Inputs(List.of(folder), path -> {}));

        assertThat(memory.texts)
                .containsExactly("The first paragraph, which is long enough to be one.\n\nAnd a second one after it.");
        assertThat(complaints).singleElement().asString().contains("2.html: has no text");
    }

    @Test
    void complainsOfAFileThatIsNotThereAndGoesOn() throws IOException {
        write("there.txt", "Text.");

        Tally tally = run(Optional.empty())
                .run(List.of(new Input.File(folder.resolve("gone.txt")), new Input.File(folder.resolve("there.txt")))
                        .iterator());

        assertThat(memory.texts).containsExactly("Text.");
        assertThat(complaints).singleElement().asString().contains("gone.txt: cannot be read: there is no such file");
        assertThat(tally.rejected()).isEqualTo(1);
    }

    @Test
    void complainsOfACompressedFileThatIsCutOff() throws IOException {
        write("cut.jsonl.gz", "");
        Files.write(folder.resolve("cut.jsonl.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

        Tally tally = run(Optional.empty()).run(new Inputs(List.of(folder), path -> {}));

        assertThat(complaints)
                .singleElement()
                .asString()
                .contains("cut.jsonl.gz")
                .contains("cannot be read");
        assertThat(tally.rejected()).isEqualTo(1);
    }

    @Test
    void readsWhatAnotherProgramHandsOver() {
        byte[] lines = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n".getBytes(StandardCharsets.UTF_8);
        var input = new Input.Live("standard input", Format.DETECT, new ByteArrayInputStream(lines));

        assertThat(run(Optional.empty()).run(List.of(input).iterator()).published())
                .isEqualTo(2);
    }

    @Test
    void stopsWhenThePublisherIsAwayAndAnotherRunGoesOnWithoutLoss() throws IOException {
        String lines = IntStream.range(0, 2000)
                .mapToObj(i -> "{\"text\":\"article " + i + "\"}\n")
                .collect(Collectors.joining());
        write("1.jsonl", lines);
        write("2.txt", "The last one.");
        memory.awayAfter = 700;

        Tally first = run(Optional.empty()).run(new Inputs(List.of(folder), path -> {}));
        assertThat(first.unavailable()).isPositive();
        Checkpoint reached = checkpoints.getLast();
        int publishedBefore = memory.texts.size();

        memory.awayAfter = Integer.MAX_VALUE;
        Tally second = run(Optional.of(reached)).run(new Inputs(List.of(folder), path -> {}));

        assertThat(memory.texts).hasSize(2001).endsWith("The last one.");
        assertThat(new HashSet<>(memory.texts)).hasSize(2001);
        assertThat(second.published()).isEqualTo(2001 - publishedBefore);
        assertThat(second.duplicates()).isLessThan(256);
    }

    @Test
    void gathersNoMoreThanABatchHoweverLongTheInput() {
        String line = "{\"text\":\"" + "x".repeat(9000) + " %d\"}\n";
        String lines = IntStream.range(0, 2000).mapToObj(line::formatted).collect(Collectors.joining());
        var input = new Input.Body(
                "stream", Format.JSON_LINES, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));

        Tally tally = run(Optional.empty()).run(List.of(input).iterator());

        assertThat(tally.published()).isEqualTo(2000);
        assertThat(memory.largestBatch).isLessThan((1 << 20) + 10_000);
    }

    private IngestRun run(Optional<Checkpoint> from) {
        return new IngestRun(new ArticleReader(10_000), memory, from, new IngestRun.Listener() {
            @Override
            public void rejected(Rejected rejected) {
                complaints.add(rejected.message());
            }

            @Override
            public void progressed(Tally tally, Checkpoint checkpoint) {
                checkpoints.add(checkpoint);
            }
        });
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** A topic in memory. */
    private static final class Memory implements ArticlePublisher {
        private final List<String> texts = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private int awayAfter = Integer.MAX_VALUE;
        private int largestBatch;

        @Override
        public List<Outcome> publish(List<Submission> batch) {
            largestBatch = Math.max(
                    largestBatch,
                    batch.stream()
                            .mapToInt(submission -> submission.text().length())
                            .sum());
            return batch.stream().map(this::publish).toList();
        }

        private Outcome publish(Submission submission) {
            Article article = Article.of(submission, Instant.EPOCH);
            if (texts.size() >= awayAfter) {
                return new Outcome.Unavailable(article.id(), "away");
            }
            if (!ids.add(article.id().value())) {
                return new Outcome.Duplicate(article.id(), 1);
            }
            texts.add(submission.text());
            return new Outcome.Published(article.id(), 1);
        }

        @Override
        public void close() {}
    }
}
