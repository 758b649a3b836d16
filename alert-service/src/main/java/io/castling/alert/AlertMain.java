package io.castling.alert;

import io.castling.alert.api.AlertApiService;
import io.castling.alert.deliver.kafka.DeliveryService;
import io.castling.alert.query.QueryService;
import io.castling.alert.sources.SourceRegistryReader;
import io.castling.alert.track.Tracker;
import io.castling.alert.wire.SubscriptionAudience;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.program.ServiceProgram;
import io.castling.platform.program.ServiceProgram.Composition;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.Lane;
import io.smallrye.config.ConfigMapping;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The alert service as a program of its own: {@code AlertMain [FILE.yaml]}. */
public final class AlertMain {

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
        Map<String, String> environment = System.getenv();
        var program = new ServiceProgram<>(
                "alert-service",
                AlertMain.class.getPackage().getImplementationVersion(),
                Root.class,
                new Services(name -> Optional.ofNullable(environment.get(name))));
        System.exit(program.run(args, settings(environment), Runtime.getRuntime()::addShutdownHook));
    }

    private static Map<String, String> settings(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith(SECRETS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param secrets finds the variables that settings refer to */
    private record Services(Function<String, Optional<String>> secrets) implements Composition<Root> {

        @Override
        public KafkaSettings kafka(Root config) {
            return config.kafka();
        }

        @Override
        public List<Service> services(Root config, KafkaConnection kafka, ServiceContext context) {
            var random = new SecureRandom();
            var tracker = new Tracker(SourceRegistryReader.bundled());
            var outside = new DeliveryService.Outside(secrets, System.out, random);
            var delivery = new DeliveryService(
                    config.alert().delivery(), Lane.LIVE, kafka, SubscriptionAudience::new, outside, context);
            var queries = new QueryService(config.alert().streams(), Lane.LIVE, kafka, context);
            return List.of(
                    new AlertApiService(delivery, queries, config.alert().delivery(), random, context),
                    new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA),
                    new AlertService(config.alert(), Lane.LIVE, kafka, tracker, context));
        }
    }
}
