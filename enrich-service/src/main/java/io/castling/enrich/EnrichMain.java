package io.castling.enrich;

import io.castling.platform.http.HttpService;
import io.castling.platform.http.HttpSettings;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.program.ServiceProgram;
import io.castling.platform.program.ServiceProgram.Composition;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.Lane;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The enrich service as a program of its own: {@code EnrichMain [FILE.yaml]}. */
public final class EnrichMain {

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
        var program = new ServiceProgram<>(
                "enrich-service", EnrichMain.class.getPackage().getImplementationVersion(), Root.class, new Services());
        System.exit(program.run(args, System.getenv(), Runtime.getRuntime()::addShutdownHook));
    }

    private record Services() implements Composition<Root> {

        @Override
        public KafkaSettings kafka(Root config) {
            return config.kafka();
        }

        @Override
        public List<Service> services(Root config, KafkaConnection kafka, ServiceContext context) {
            return List.of(
                    new HttpService("enrich-operations", config.enrich().http(), context),
                    new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA),
                    new EnrichService(config.enrich(), Lane.LIVE, kafka, context));
        }
    }
}
