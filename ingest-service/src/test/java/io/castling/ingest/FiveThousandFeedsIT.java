package io.castling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.ingest.poll.ManyFeeds;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.TopicProvisioner;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 5,000 feeds of 5,000 hosts, polled by one process with 512 MB of heap: the service as it is run, on a real broker and
 * registry. A tenth of the feeds fail and a hundredth drip.
 */
@Tag("heavy")
final class FiveThousandFeedsIT {

    private static final int FEEDS = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void arePolledByOneProcessInAHeapOfHalfAGigabyte(@TempDir Path directory) throws Exception {
        try (var feeds = new ManyFeeds();
                var platform = EmbeddedPlatform.start(
                        Programs.ofThisJvm(),
                        EmbeddedPlatform.Settings.in(directory.resolve("data")),
                        new Ports(new Random()))) {
            int port = freePort();
            Path config = config(directory, feeds, platform, port);
            Process service = start(config, directory.resolve("service.log"));
            try {
                long began = System.nanoTime();
                URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
                String page = awaitFirstRound(metrics, service, directory.resolve("service.log"));
                double seconds = (System.nanoTime() - began) / 1e9;
                double articles = value(page, "castling_source_articles_total");
                report(page, seconds, articles, feeds.requests());

                assertThat(articles).isEqualTo(FEEDS * 89 / 100 * ManyFeeds.ENTRIES);
                assertThat(service.isAlive()).isTrue();
                assertThat(Files.readString(directory.resolve("service.log"))).doesNotContain("OutOfMemoryError");
            } finally {
                service.destroy();
                assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** Every feed was asked, and every good one was read in full. */
    private String awaitFirstRound(URI metrics, Process service, Path log) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String page = "";
        while (value(page, "castling_source_polls_total{outcome=\"read\"}") < FEEDS * 89 / 100
                || value(page, "castling_source_polls_total{outcome=\"failed\"}") < FEEDS * 11 / 100) {
            assertThat(service.isAlive()).as(tail(log)).isTrue();
            assertThat(System.nanoTime()).as("%s", polls(page)).isLessThan(deadline);
            page = get(metrics);
            assertThat(service.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS))
                    .as(tail(log))
                    .isFalse();
        }
        return page;
    }

    private static void report(String page, double seconds, double articles, long requests) {
        double used = Stream.of(page.split("\n"))
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        System.out.printf(
                "%d feeds, %d requests, %.0f articles in %.0f s: %.0f polls/s, %.0f articles/s; heap in use %.0f MB of 512%n%s%n",
                FEEDS, requests, articles, seconds, FEEDS / seconds, articles / seconds, used / 1e6, polls(page));
    }

    private static String polls(String page) {
        return Stream.of(page.split("\n"))
                .filter(line -> line.startsWith("castling_source")
                        || line.startsWith("jvm_threads_live")
                        || line.startsWith("jvm_gc_pause_seconds_sum")
                        || line.startsWith("process_cpu_time"))
                .collect(Collectors.joining("\n"));
    }

    private static double value(String page, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)").matcher(page);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private String get(URI address) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException notYet) {
            return "";
        }
    }

    private static Path config(Path directory, ManyFeeds feeds, EmbeddedPlatform platform, int port)
            throws IOException {
        Path sources = directory.resolve("sources.yaml");
        Files.writeString(
                sources,
                IntStream.range(0, FEEDS)
                        .mapToObj(i -> "  feed-%d:\n    url: %s\n    fetch-pages: false\n".formatted(i, feeds.url(i)))
                        .collect(Collectors.joining("", "sources:\n", "")));
        Path config = directory.resolve("castling.yaml");
        Files.writeString(config, """
                castling:
                  kafka:
                    bootstrap-servers: %s
                    registry:
                      urls: %s
                  ingest:
                    http:
                      port: %d
                    fetch:
                      timeout: 10s
                      allowed-networks:
                        - 127.0.0.0/8
                    sources-file: %s
                """.formatted(
                        platform.kafka().bootstrapServers(), platform.registry().url(), port, sources));
        var values = ConfigLoader.load(
                        SourcesIT.TestConfig.class,
                        ConfigSources.of(Map.of(
                                "castling.kafka.bootstrap-servers",
                                platform.kafka().bootstrapServers(),
                                "castling.kafka.registry.urls",
                                platform.registry().url().toString())))
                .values();
        try (var kafka = new KafkaConnection(values.kafka())) {
            new TopicProvisioner(kafka).provision(SourcesIT.topics());
        }
        return config;
    }

    private static Process start(Path config, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.castling.ingest.IngestMain",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String tail(Path log) throws IOException {
        String all = Files.exists(log) ? Files.readString(log) : "";
        return all.substring(Math.max(0, all.length() - 3_000));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
