package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.api.ArticlesApi;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Submission;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.DryRun;
import io.castling.ingest.publish.Outcome;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.HttpSettings;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.service.ServiceContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code castling ingest} in a JVM of its own with little memory, on inputs larger than it. */
final class BigInputsTest {

    private static final String HEAP = "-Xmx256m";
    private static final String TEXT = "The port moved its crane to the northern quay on Tuesday. ".repeat(70);

    @TempDir
    private Path folder;

    @Test
    @Tag("heavy")
    void fiveGigabytesOfLinesOnStandardInputTakeNoMoreMemoryThanFew() throws Exception {
        long wanted = 5_000_000_000L;
        long lines = 0;
        long began = System.nanoTime();
        Process ingest = ingest("--dry-run");
        try (var out = new BufferedOutputStream(ingest.getOutputStream(), 1 << 20)) {
            for (long bytes = 0; bytes < wanted; lines++) {
                bytes += line(out, lines);
            }
        }
        String said = end(ingest);
        print("5 GB of lines", lines, began);
        assertThat(said).contains(String.format("dry run: %,d published", lines));
    }

    @Test
    @Tag("heavy")
    void aFolderOfAHundredThousandFilesTakesNoMoreMemoryThanOneOfFew() throws Exception {
        int files = 100_000;
        for (int i = 0; i < files; i++) {
            Path part = folder.resolve("in/" + i % 100);
            if (i < 100) {
                Files.createDirectories(part);
            }
            Files.writeString(part.resolve(i + ".txt"), "Report " + i + ". " + TEXT);
        }
        long began = System.nanoTime();
        String said = end(ingest("--dry-run", folder.resolve("in").toString()));
        print("100,000 files", files, began);
        assertThat(said).contains("dry run: 100,000 published");
    }

    @Test
    void aRunThatIsKilledGoesOnWhereItStopped() throws Exception {
        int lines = 8_000;
        Path input = folder.resolve("articles.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(input))) {
            for (int i = 0; i < lines; i++) {
                line(out, i);
            }
        }
        Path place = folder.resolve("place.json");
        var topic = new CountingPublisher();
        try (RunningHttp service = service(topic)) {
            String[] command = {"--to", service.url().toString(), "--resume", place.toString(), input.toString()};
            Process interrupted = ingest(command);
            await("a place to go on from", interrupted, () -> Files.exists(place));
            interrupted.destroyForcibly().waitFor();
            assertThat(place).exists();
            topic.received.set(0);

            String said = end(ingest(command));

            assertThat(said).contains("going on after article");
            assertThat(topic.received.get()).isLessThan(lines);
            assertThat(topic.published.get()).isEqualTo(lines);
            assertThat(place).doesNotExist();
        }
    }

    private static RunningHttp service(ArticlePublisher topic) {
        HttpSettings settings = ConfigLoader.load(
                        HttpSettings.class,
                        "http",
                        ConfigSources.of(Map.of("http.port", "0", "http.max-request-size", "1GiB")))
                .values();
        var api = new ArticlesApi(new ArticleReader(1 << 20), topic, rejected -> {}, Clock.systemUTC());
        return new HttpService("ingest", settings, api::addTo, ServiceContext.create("test")).start();
    }

    /** Tells new from known as the topic does, and takes its time. */
    private static final class CountingPublisher implements ArticlePublisher {
        private final DryRun topic = new DryRun(Clock.systemUTC());
        private final AtomicLong received = new AtomicLong();
        private final AtomicLong published = new AtomicLong();

        @Override
        public List<Outcome> publish(List<Submission> batch) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            List<Outcome> outcomes = topic.publish(batch);
            received.addAndGet(batch.size());
            published.addAndGet(outcomes.stream()
                    .filter(Outcome.Published.class::isInstance)
                    .count());
            return outcomes;
        }

        @Override
        public void close() {}
    }

    private Process ingest(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "ingest"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(folder.resolve("err"));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private void await(String what, Process process, BooleanSupplier condition) throws IOException {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new AssertionError("no " + what + ": " + Files.readString(folder.resolve("err")));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static long line(OutputStream out, long i) throws IOException {
        byte[] line = ("{\"id\":\"big-" + i + "\",\"text\":\"Report " + i + ". " + TEXT + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        out.write(line);
        return line.length;
    }

    private static void print(String what, long articles, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s with %s: %,d articles in %.0f s, %,.0f/s%n", what, HEAP, articles, seconds, articles / seconds);
    }
}
