package io.castling.cli;

import io.castling.platform.service.RunningService;
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
    private KafkaOptions kafkaOptions = new KafkaOptions();

    private final Terminal terminal;

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String name = group.isEmpty() ? "castling-watch-" + UUID.randomUUID() : group;
        try (var kafka = kafkaOptions.connection(terminal.environment());
                RunningService console = new AlertConsole(kafka, name, terminal.out()).start()) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(console::close));
            console.ended().toCompletableFuture().join();
            return Castling.DONE;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
