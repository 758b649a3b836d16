package io.castling.enrich;

import io.castling.platform.config.ConfigException;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.ConfigSources.YamlFile;
import io.castling.platform.config.LoadedConfig;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.HttpSettings;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceFailure;
import io.castling.platform.service.ServiceGroup;
import io.castling.schemas.topic.Lane;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The enrich service as a program of its own: {@code EnrichMain [FILE.yaml]}. */
public final class EnrichMain {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final Duration LOOK_AFTER_KAFKA = Duration.ofSeconds(5);

    private EnrichMain() {}

    /** The configuration of this program. */
    @ConfigMapping(prefix = "castling")
    interface Root {
        KafkaSettings kafka();

        Enrich enrich();
    }

    /** Alone in its process, the service has a server of its own for health and metrics. */
    interface Enrich extends EnrichConfig {
        Http http();
    }

    /** The server. */
    interface Http extends HttpSettings {

        @Override
        @WithDefault("8083")
        int port();
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
            String version = EnrichMain.class.getPackage().getImplementationVersion();
            ServiceContext context = ServiceContext.create(version == null ? "development" : version)
                    .withJvmMeters();
            try (var kafka = new KafkaConnection(config.values().kafka());
                    RunningService services = new ServiceGroup(
                                    "enrich-service", services(config.values(), kafka, context), STOP_WITHIN)
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
                new HttpService("enrich-operations", config.enrich().http(), context),
                new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA),
                new EnrichService(config.enrich(), Lane.LIVE, kafka, context));
    }
}
