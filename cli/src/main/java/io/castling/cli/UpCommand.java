package io.castling.cli;

import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code castling up}: everything on this machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything on this machine: a Kafka broker, a schema registry and all services.",
            "Alerts are printed on standard output as they come, everything else on standard error. Ctrl-C stops."
        })
final class UpCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(UpCommand.class);
    /** The data directory is locked, so there is but one: after a kill it takes its own place again at once. */
    private static final String INSTANCE = "up";

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where topics, schemas and state are kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the broker, 0 for any (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of the schema registry, 0 for any (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port for articles, health and metrics, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            defaultValue = "8082",
            description = "Port of the API of alerts and subscriptions, 0 for any (default: ${DEFAULT-VALUE}).")
    private int apiPort;

    @Option(names = "--no-samples", description = "Do not feed the sample articles to a new data directory.")
    private boolean withoutSamples;

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    private final Terminal terminal;

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        long began = System.nanoTime();
        boolean fresh = isEmpty(data);
        say("starting the broker and the schema registry; data in "
                + data.toAbsolutePath().normalize());
        var settings = new EmbeddedPlatform.Settings(data, port(kafkaPort), port(registryPort));
        try (var platform = EmbeddedPlatform.start(Programs.ofThisJvm(), settings, new Ports(new SplittableRandom()))) {
            Logs.toFile(platform.data().logs());
            LoadedConfig<CastlingConfig> config =
                    configuration.load(CastlingConfig.class, terminal.environment(), given(platform));
            LOG.info("Effective configuration:\n{}", config.render());
            say("starting the services");
            try (var services = AllInOne.start(config.values(), Trackers.bundled(), terminal)) {
                var stopped = stopOnSignal(services, platform);
                services.awaitReady(READY_WITHIN);
                say("ready after %d s; articles go to %s/articles or through 'castling ingest', Ctrl-C stops"
                        .formatted(Duration.ofNanos(System.nanoTime() - began).toSeconds(), services.url()));
                if (fresh && !withoutSamples) {
                    say("a new data directory: feeding the sample articles (--no-samples leaves them out)");
                    Samples.pushTo(services.url());
                }
                CompletableFuture.anyOf(services.ended().toCompletableFuture(), lost(platform), stopped)
                        .join();
                return Castling.DONE;
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Fails when the broker or the registry ends by itself. */
    private static CompletableFuture<Void> lost(EmbeddedPlatform platform) {
        return platform.unexpectedEnd().thenAccept(reason -> {
            throw new IllegalStateException(reason);
        });
    }

    /** On Ctrl-C and SIGTERM: first the services, then what they need; the JVM waits for it. */
    private static CompletableFuture<Void> stopOnSignal(AllInOne services, EmbeddedPlatform platform) {
        var stopped = new CompletableFuture<Void>();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            services.close();
            platform.close();
            stopped.complete(null);
        }));
        return stopped;
    }

    private Map<String, String> given(EmbeddedPlatform platform) {
        // Made here, because applications that start side by side trip over each other when each makes it.
        Path state = platform.data().folder("state").toAbsolutePath();
        return Map.of(
                "castling.ingest.publishing.spool.directory",
                platform.data().folder("spool").toAbsolutePath().toString(),
                "castling.ingest.http.port",
                Integer.toString(port),
                "castling.alert.delivery.http.port",
                Integer.toString(apiPort),
                "castling.kafka.bootstrap-servers",
                platform.kafka().bootstrapServers(),
                "castling.kafka.registry.urls",
                platform.registry().url().toString(),
                "castling.enrich.streams.state-directory",
                state.toString(),
                "castling.alert.streams.state-directory",
                state.toString(),
                "castling.enrich.streams.instance-id",
                INSTANCE,
                "castling.alert.streams.instance-id",
                INSTANCE,
                "castling.alert.delivery.instance-id",
                INSTANCE);
    }

    /** Also true of a directory that does not exist yet, and of what is none: opening it says so. */
    private static boolean isEmpty(Path directory) {
        if (!Files.isDirectory(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static OptionalInt port(int port) {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private void say(String what) {
        terminal.err().println("castling: " + what);
    }
}
