package io.castling.cli;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.service.RunningService;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code castling watch}: alerts as they come. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Prints the alerts of a running Castling as they come, from the first one on. Ctrl-C stops.")
final class WatchCommand implements Callable<Integer> {

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Remember under this consumer group what was printed, and go on from there next time.")
    private String group = "";

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    private final Terminal terminal;

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Where the alerts are: by default those of {@code castling up} on this machine. */
    @ConfigMapping(prefix = "castling")
    interface Config {
        LocalKafka kafka();
    }

    /** Kafka as {@code castling up} runs it. */
    interface LocalKafka extends KafkaSettings {
        @Override
        @WithDefault("127.0.0.1:9092")
        List<String> bootstrapServers();
    }

    @Override
    public Integer call() {
        Config config = configuration
                .load(Config.class, terminal.environment(), Map.of())
                .values();
        String name = group.isEmpty() ? "castling-watch-" + UUID.randomUUID() : group;
        try (var kafka = new KafkaConnection(config.kafka());
                RunningService console = new AlertConsole(kafka, name, terminal.out()).start()) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(console::close));
            console.ended().toCompletableFuture().join();
            return Castling.DONE;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
