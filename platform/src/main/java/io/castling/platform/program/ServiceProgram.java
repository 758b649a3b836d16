package io.castling.platform.program;

import io.castling.platform.config.ConfigException;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.ConfigSources.YamlFile;
import io.castling.platform.config.LoadedConfig;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceFailure;
import io.castling.platform.service.ServiceGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program of one service on Kafka: reads its configuration, says it with secrets redacted, runs until it is told to stop
 * or the service fails. The process itself (environment, hooks, exit) stays with the main class.
 *
 * @param <C> its configuration
 * @param name for logs
 * @param version of the build; absent in a development tree
 * @param configuration mapped from the file and the environment
 * @param composition what runs
 */
public record ServiceProgram<C>(
        String name, @Nullable String version, Class<C> configuration, Composition<C> composition) {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);

    /**
     * How the configuration becomes services.
     *
     * @param <C> the configuration
     */
    public interface Composition<C> {

        KafkaSettings kafka(C config);

        /** In the order in which they start. */
        List<Service> services(C config, KafkaConnection kafka, ServiceContext context);
    }

    /**
     * Returns when everything has stopped.
     *
     * @param args at most one counts: a YAML file with the configuration
     * @param environment variables of the configuration
     * @param atShutdown takes the thread that stops the services when the process is asked to end
     * @return the exit code: 0 after an orderly stop, 1 when a service failed, 2 when the configuration is unusable
     */
    public int run(String[] args, Map<String, String> environment, Consumer<Thread> atShutdown) {
        try {
            Optional<YamlFile> file =
                    Arrays.stream(args).findFirst().map(Path::of).map(YamlFile::read);
            LoadedConfig<C> config = ConfigLoader.load(configuration, new ConfigSources(file, environment, Map.of()));
            System.err.println(config.render());
            ServiceContext context = ServiceContext.create(version == null ? "development" : version)
                    .withJvmMeters();
            try (var kafka = new KafkaConnection(composition.kafka(config.values()));
                    RunningService services = new ServiceGroup(
                                    name, composition.services(config.values(), kafka, context), STOP_WITHIN)
                            .start()) {
                atShutdown.accept(Thread.ofPlatform().name("stop").unstarted(services::close));
                services.ended().toCompletableFuture().join();
                return 0;
            }
        } catch (ConfigException unusable) {
            System.err.println(unusable.getMessage());
            return 2;
        } catch (CompletionException | ServiceFailure failed) {
            failed.printStackTrace();
            return 1;
        }
    }
}
