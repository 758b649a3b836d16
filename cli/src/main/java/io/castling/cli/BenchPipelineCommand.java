package io.castling.cli;

import io.castling.cli.bench.GeneratedArticles;
import io.castling.cli.bench.Guarantee;
import io.castling.cli.bench.PipelineBench;
import io.castling.cli.bench.PipelineBench.Applications;
import io.castling.cli.topic.Catalogue;
import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.TopicSpec;
import io.castling.schemas.topic.Lane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code castling bench pipeline}: rates and latencies of the whole way, beside Kafka's own. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = {
            "Runs generated articles through a broker of its own: bare producer and consumer, a topology that only"
                    + " copies, enrich, enrich and alert; then measures the latency from article to alert.",
            "Everything it writes goes to a temporary folder and is removed. Takes a few minutes."
        })
final class BenchPipelineCommand implements Callable<Integer> {

    private static final int SEED = 11;
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_NANOS = 100_000_000;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Articles for each throughput (default: ${DEFAULT-VALUE}).")
    private int articles;

    @Option(
            names = "--size",
            paramLabel = "CHARACTERS",
            defaultValue = "3800",
            description = "Size of each article (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description = "Threads of each Streams application (default: ${DEFAULT-VALUE}).")
    private List<Integer> threads = List.of();

    @Option(
            names = "--guarantee",
            split = ",",
            defaultValue = "AT_LEAST_ONCE,EXACTLY_ONCE",
            description = "${COMPLETION-CANDIDATES} (default: both).")
    private List<Guarantee> guarantees = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Articles per second while the latency is measured (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--latency",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the latency is measured, 0 for not at all (default: ${DEFAULT-VALUE}).")
    private int latency;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where the temporary folder is made (default: the system's place for such).")
    private @Nullable Path directory;

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Terminal terminal;

    BenchPipelineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Usage.requirePositive(spec, "--articles", articles);
        Usage.requirePositive(spec, "--size", size);
        Usage.requirePositive(spec, "--rate", rate);
        threads.forEach(count -> Usage.requirePositive(spec, "--threads", count));
        if (latency < 0) {
            throw Usage.wrong(spec, "--latency", latency, "is to be 0 or more");
        }
        Path folder = directory == null
                ? Files.createTempDirectory("castling-bench")
                : Files.createTempDirectory(Files.createDirectories(directory), "castling-bench");
        var removal = Thread.ofPlatform().name("remove").unstarted(() -> remove(folder));
        Runtime.getRuntime().addShutdownHook(removal);
        terminal.out().print(run(folder));
        terminal.out().flush();
        return Castling.DONE;
    }

    private String run(Path folder) {
        say("starting the broker and the schema registry");
        try (var platform = EmbeddedPlatform.start(
                        Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(folder), new Ports(new SplittableRandom()));
                var kafka = new KafkaConnection(load(platform, Map.of()).kafka())) {
            Logs.toFile(platform.data().logs());
            var plan = new PipelineBench.Plan(articles, guarantees, threads, rate, Duration.ofSeconds(latency));
            var surroundings = new PipelineBench.Surroundings(
                    kafka,
                    ProcessHandle.of(platform.kafka().pid()).orElseThrow(),
                    Trackers.bundled(),
                    new GeneratedArticles(SEED, articles, size).iterator(),
                    new Setup(platform));
            return new PipelineBench(plan, surroundings, description(), this::say).run();
        }
    }

    private String description() {
        return "%s; %,d articles of %,d characters, broker on the same machine%n"
                .formatted(Machine.words(), articles, size);
    }

    private final class Setup implements PipelineBench.Setup {
        private final EmbeddedPlatform platform;

        Setup(EmbeddedPlatform platform) {
            this.platform = platform;
        }

        @Override
        public List<TopicSpec> topics(Lane lane) {
            return Catalogue.specs(lane, load(platform, Map.of()).kafka().maxRecordSize());
        }

        @Override
        public Applications configure(String id, Guarantee guarantee, int threadsEach) {
            Map<String, String> settings = new HashMap<>();
            for (String application : List.of("enrich", "alert")) {
                String prefix = "castling." + application + ".streams.";
                settings.put(prefix + "application-id", "castling-bench-" + application + "-" + id);
                settings.put(prefix + "threads", Integer.toString(threadsEach));
                settings.put(prefix + "properties.\"processing.guarantee\"", guarantee.property());
            }
            CastlingConfig services = load(platform, settings);
            settings.put("castling.enrich.streams.application-id", "castling-bench-copy-" + id);
            return new Applications(load(platform, settings).enrich().streams(), services.enrich(), services.alert());
        }
    }

    private CastlingConfig load(EmbeddedPlatform platform, Map<String, String> more) {
        Map<String, String> given = new HashMap<>(more);
        String state = platform.data().folder("state").toAbsolutePath().toString();
        given.put("castling.kafka.bootstrap-servers", platform.kafka().bootstrapServers());
        given.put("castling.kafka.registry.urls", platform.registry().url().toString());
        given.put("castling.enrich.streams.state-directory", state);
        given.put("castling.alert.streams.state-directory", state);
        return configuration
                .load(CastlingConfig.class, terminal.environment(), given)
                .values();
    }

    /** When the program ends, however it does: on Ctrl-C the broker may still be writing, so again until all is gone. */
    private static void remove(Path folder) {
        for (int attempt = 0; Files.exists(folder) && attempt < ATTEMPTS; attempt++) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException stillWritten) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void say(String what) {
        terminal.err().println("bench: " + what);
    }
}
