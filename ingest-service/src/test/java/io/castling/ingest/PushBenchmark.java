package io.castling.ingest;

import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.schemas.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How many articles of 4 KB are pushed in a second through {@code POST /articles} of a service in a JVM of its own, beside
 * a bare idempotent producer of the same settings and texts, in turns; then how long one push takes at 500 in a second.
 * Broker, service and client share the machine. Arguments: seconds for each part (default 15).
 */
final class PushBenchmark {

    private static final int ARTICLE_BYTES = 4096;
    private static final int STREAM = 1_000;
    private static final int CLIENTS = 3;
    private static final int TURNS = 3;
    private static final int PER_SECOND = 500;

    private final KafkaConnection kafka;
    private final URI articles;
    private final Duration part;
    private final List<String> texts = texts();
    private final AtomicLong next = new AtomicLong();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private PushBenchmark(KafkaConnection kafka, URI service, Duration part) {
        this.kafka = kafka;
        this.articles = service.resolve("/articles");
        this.part = part;
    }

    /** As a program composes it. */
    @ConfigMapping(prefix = "castling")
    interface Config {
        KafkaSettings kafka();
    }

    public static void main(String[] arguments) throws Exception {
        Duration part = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 15);
        Path directory = Files.createTempDirectory("push-benchmark");
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(directory), new Ports(new Random()))) {
            Map<String, String> settings = Map.of(
                    "castling.kafka.bootstrap-servers", platform.kafka().bootstrapServers(),
                    "castling.kafka.registry.urls", platform.registry().url().toString());
            try (var kafka = new KafkaConnection(ConfigLoader.load(Config.class, ConfigSources.of(settings))
                    .values()
                    .kafka())) {
                new TopicProvisioner(kafka).provision(SourcesIT.topics());
                new TopicProvisioner(kafka).provision(List.of(topic("bare")));
                try (var service = new ServiceProcess(
                        Map.of(
                                "CASTLING_KAFKA_BOOTSTRAP_SERVERS",
                                        platform.kafka().bootstrapServers(),
                                "CASTLING_KAFKA_REGISTRY_URLS",
                                        platform.registry().url().toString(),
                                "CASTLING_INGEST_PUBLISHING_SPOOL_DIRECTORY",
                                        directory.resolve("spool").toString()),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=4")) {
                    ServiceProcess.await("ready", service::isReady);
                    new PushBenchmark(kafka, service.url(), part).run();
                }
            }
        }
    }

    private static TopicSpec topic(String name) {
        return new TopicSpec(
                name,
                Topics.ARTICLES_RAW.partitions(),
                TopicSpec.Cleanup.DELETE,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private void run() throws Exception {
        for (int turn = 1; turn <= TURNS; turn++) {
            double bare = bare();
            double push = push();
            System.out.printf(
                    Locale.ROOT,
                    "turn %d: bare producer %,.0f/s, push %,.0f/s, %.2f of it%n",
                    turn,
                    bare,
                    push,
                    push / bare);
        }
        Histogram micros = latency();
        System.out.printf(
                Locale.ROOT,
                "one push at %d/s: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms, %d pushes%n",
                PER_SECOND,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3,
                micros.getTotalCount());
    }

    private double bare() {
        long sent = 0;
        long began = System.nanoTime();
        try (var producer = new KafkaProducer<>(
                kafka.clients().producer("bare"), new StringSerializer(), new ByteArraySerializer())) {
            while (System.nanoTime() - began < part.toNanos()) {
                long id = next.incrementAndGet();
                byte[] text = text(id).getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>("bare", Long.toString(id), text));
                sent++;
            }
            producer.flush();
        }
        return sent / ((System.nanoTime() - began) / 1e9);
    }

    private double push() throws InterruptedException {
        var pushed = new AtomicLong();
        long began = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    while (System.nanoTime() - began < part.toNanos()) {
                        var lines = new StringBuilder(STREAM * (ARTICLE_BYTES + 100));
                        for (int line = 0; line < STREAM; line++) {
                            lines.append(article()).append('\n');
                        }
                        String answer = post("application/x-ndjson", lines.toString());
                        pushed.addAndGet(answer.lines()
                                .filter(line -> line.contains("\"published\""))
                                .count());
                    }
                });
            }
        }
        return pushed.get() / ((System.nanoTime() - began) / 1e9);
    }

    /** From the time at which a push was due, so that a slow one does not hide those behind it. */
    private Histogram latency() {
        var micros = new ConcurrentHistogram(3);
        long began = System.nanoTime();
        long warm = began + part.toNanos() / 4;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = began;
            while (due - began < part.toNanos()) {
                long at = due;
                while (System.nanoTime() < at) {
                    LockSupport.parkNanos(at - System.nanoTime());
                }
                threads.execute(() -> {
                    if (!post("application/json", article()).contains("\"published\"")) {
                        throw new IllegalStateException("not published");
                    }
                    if (at > warm) {
                        micros.recordValue((System.nanoTime() - at) / 1_000);
                    }
                });
                due += Duration.ofSeconds(1).toNanos() / PER_SECOND;
            }
        }
        return micros;
    }

    private String article() {
        long id = next.incrementAndGet();
        return "{\"id\":\"b-" + id + "\",\"source\":\"wire.example\",\"title\":\"Report " + id + "\",\"text\":\""
                + text(id) + "\"}";
    }

    private String text(long id) {
        return texts.get((int) (id % texts.size()));
    }

    private String post(String type, String body) {
        try {
            return client.send(
                            HttpRequest.newBuilder(articles)
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Words of random letters, of which some are frequent: they shrink about as news does. */
    private static List<String> texts() {
        var random = new Random(7);
        List<String> words = IntStream.range(0, 5_000)
                .mapToObj(i -> random.ints(2 + random.nextInt(9), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
        return IntStream.range(0, 997)
                .mapToObj(i -> {
                    var text = new StringBuilder();
                    while (text.length() < ARTICLE_BYTES) {
                        text.append(words.get((int) Math.pow(words.size(), random.nextDouble()) - 1))
                                .append(' ');
                    }
                    return text.substring(0, ARTICLE_BYTES);
                })
                .toList();
    }
}
