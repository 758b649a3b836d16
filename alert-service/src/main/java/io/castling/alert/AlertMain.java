package io.castling.alert;

import io.castling.alert.api.AlertApiService;
import io.castling.alert.deliver.kafka.DeliveryService;
import io.castling.alert.query.QueryService;
import io.castling.alert.sources.SourceRegistryReader;
import io.castling.alert.track.Tracker;
import io.castling.alert.wire.SubscriptionAudience;
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
import io.castling.schemas.topic.Lane;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** The alert service as a program of its own: {@code AlertMain [FILE.yaml]}. */
public final class AlertMain {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final Duration LOOK_AFTER_KAFKA = Duration.ofSeconds(5);
    /** Variables that settings refer to as {@code env:CASTLING_SECRET_...}; they are no settings. */
    private static final String SECRETS = "CASTLING_SECRET_";

    private AlertMain() {}

    /** The configuration of this program. */
    @ConfigMapping(prefix = "castling")
    interface Root {
        KafkaSettings kafka();

        AlertConfig alert();
    }

    /** Ends with 2 when the configuration is unusable, with 1 when the service fails. */
    public static void main(String[] args) {
        System.exit(run(args, System.getenv()));
    }

    private static int run(String[] args, Map<String, String> environment) {
        try {
            Optional<YamlFile> file =
                    Arrays.stream(args).findFirst().map(Path::of).map(YamlFile::read);
            LoadedConfig<Root> config =
                    ConfigLoader.load(Root.class, new ConfigSources(file, settings(environment), Map.of()));
            System.err.println(config.render());
            String version = AlertMain.class.getPackage().getImplementationVersion();
            ServiceContext context = ServiceContext.create(version == null ? "development" : version)
                    .withJvmMeters();
            try (var kafka = new KafkaConnection(config.values().kafka());
                    RunningService services = new ServiceGroup(
                                    "alert-service",
                                    services(config.values(), kafka, context, environment),
                                    STOP_WITHIN)
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

    private static Map<String, String> settings(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith(SECRETS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Service> services(
            Root config, KafkaConnection kafka, ServiceContext context, Map<String, String> environment) {
        var random = new SecureRandom();
        var tracker = new Tracker(SourceRegistryReader.bundled());
        var outside =
                new DeliveryService.Outside(name -> Optional.ofNullable(environment.get(name)), System.out, random);
        var delivery = new DeliveryService(
                config.alert().delivery(), Lane.LIVE, kafka, SubscriptionAudience::new, outside, context);
        var queries = new QueryService(config.alert().streams(), Lane.LIVE, kafka, context);
        return List.of(
                new AlertApiService(delivery, queries, config.alert().delivery(), random, context),
                new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA),
                new AlertService(config.alert(), Lane.LIVE, kafka, tracker, context));
    }
}
