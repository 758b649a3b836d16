package io.castling.ingest;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.program.ServiceProgram;
import io.castling.platform.program.ServiceProgram.Composition;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;

/** The ingest service as a program of its own: {@code IngestMain [FILE.yaml]}. */
public final class IngestMain {

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
        var program = new ServiceProgram<>(
                "ingest", IngestMain.class.getPackage().getImplementationVersion(), Root.class, new Services());
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
                    new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA),
                    new IngestService(config.ingest(), kafka, context));
        }
    }
}
