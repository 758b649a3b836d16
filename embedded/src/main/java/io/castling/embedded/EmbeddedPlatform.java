package io.castling.embedded;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A broker and a schema registry on one data directory, started side by side, stopped together. */
public final class EmbeddedPlatform implements AutoCloseable {
    private final DataDir data;
    private final EmbeddedKafka kafka;
    private final EmbeddedRegistry registry;

    /**
     * Where and how.
     *
     * @param directory for all that outlives a run; created when needed, locked while the platform runs
     * @param kafkaPort where Kafka's clients connect; without one, any free port
     * @param registryPort of the registry's API; without one, any free port
     */
    public record Settings(Path directory, OptionalInt kafkaPort, OptionalInt registryPort) {
        /** Any free ports. */
        public static Settings in(Path directory) {
            return new Settings(directory, OptionalInt.empty(), OptionalInt.empty());
        }
    }

    private EmbeddedPlatform(DataDir data, EmbeddedKafka kafka, EmbeddedRegistry registry) {
        this.data = data;
        this.kafka = kafka;
        this.registry = registry;
    }

    /**
     * Starts both; when this returns, both answer. When it fails, nothing is left running and the directory is unlocked.
     *
     * @throws SurroundingsException saying in one line what stands in the way
     */
    public static EmbeddedPlatform start(Programs programs, Settings settings, Ports ports) {
        var data = DataDir.open(settings.directory());
        try {
            // Before either starts: a port that is taken is said at once.
            settings.kafkaPort().ifPresent(port -> Ports.requireFree(port, "the broker"));
            settings.registryPort().ifPresent(port -> Ports.requireFree(port, "the schema registry"));
            var kafka = new EmbeddedKafka.Settings(data.folder("kafka"), data.logs(), settings.kafkaPort());
            var registry = new EmbeddedRegistry.Settings(data.folder("registry"), data.logs(), settings.registryPort());
            return startBoth(
                    data,
                    () -> EmbeddedKafka.start(programs, kafka, ports),
                    () -> EmbeddedRegistry.start(programs, registry, ports));
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static EmbeddedPlatform startBoth(
            DataDir data, Supplier<EmbeddedKafka> startKafka, Supplier<EmbeddedRegistry> startRegistry) {
        var registry = async("start-registry", startRegistry);
        var kafka = async("start-broker", startKafka);
        try {
            CompletableFuture.allOf(kafka, registry).join();
            return new EmbeddedPlatform(data, kafka.join(), registry.join());
        } catch (CompletionException e) {
            // allOf waits for both, so what has started is known.
            closeIfStarted(kafka);
            closeIfStarted(registry);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static <T> CompletableFuture<T> async(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                start, task -> Thread.ofPlatform().daemon().name(name).start(task));
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> started) {
        if (!started.isCompletedExceptionally()) {
            close(started.join());
        }
    }

    private static void close(AutoCloseable child) {
        try {
            child.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedRegistry registry() {
        return registry;
    }

    /** The directory, for what the services themselves keep. */
    public DataDir data() {
        return data;
    }

    /** Completes with a message for people when either ends without having been asked to; never otherwise. */
    public CompletableFuture<String> unexpectedEnd() {
        return CompletableFuture.anyOf(kafka.unexpectedEnd(), registry.unexpectedEnd())
                .thenApply(String.class::cast);
    }

    /** Stops both in good order, which takes a second or two, then unlocks the directory. */
    @Override
    public void close() {
        var stopped = CompletableFuture.runAsync(
                registry::close,
                task -> Thread.ofPlatform().name("stop-registry").start(task));
        kafka.close();
        stopped.join();
        data.close();
    }
}
