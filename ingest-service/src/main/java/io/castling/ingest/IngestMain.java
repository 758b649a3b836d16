package io.castling.ingest;

import io.castling.platform.config.ConfigException;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.ConfigSources.YamlFile;
import io.castling.platform.config.LoadedConfig;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceFailure;
import io.castling.platform.service.ServiceGroup;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The ingest service as a program of its own: {@code IngestMain [FILE.yaml]}. */
public final class IngestMain {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final Duration LOOK_AFTER_KAFKA = Duration.ofSeconds(5);

    private IngestMain() {}

    /** The configuration of this program. */
    @ConfigMapping(prefix = "castling")
    interface Root {
        KafkaSettings kafka();

        IngestConfig ingest();
    }

    /** Ends with 2 when the configuration is unusable, with 1 when the service fails. */
    public static void main(String[] args) {
        System.exit(run(args, System.getenv()));
    }

    private static int run(String[] args, Map<String, String> environment) {
        try {
            Optional<YamlFile> file =
                    Arrays.stream(args).findFirst().map(Path::of).map(YamlFile::read);
            LoadedConfig<Root> config = ConfigLoader.load(Root.class, new ConfigSources(file, environment, Map.of()));
            System.err.println(config.render());
            String version = IngestMain.class.getPackage().getImplementationVersion();
            ServiceContext context = ServiceContext.create(version == null ? "development" : version)
                    .withJvmMeters();
            try (var kafka = new KafkaConnection(config.values().kafka());
                    RunningService services = new ServiceGroup(
                                    "ingest", services(config.values(), kafka, context), STOP_WITHIN)
                            .start()) {
                Runtime.getRuntime()
                        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(services::close));
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

    private static List<Service> services(Root config, KafkaConnection kafka, ServiceContext context) {
        return List.of(
                new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA), new IngestService(config.ingest(), kafka, context));
    }
}
