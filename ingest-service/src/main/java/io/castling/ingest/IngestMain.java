package io.castling.ingest;

import io.castling.platform.config.ConfigException;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.ConfigSources.YamlFile;
import io.castling.platform.config.LoadedConfig;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The ingest service as a program of its own: {@code IngestMain [FILE.yaml]}. */
public final class IngestMain {

    private IngestMain() {}

    /** The configuration of this program. */
    @ConfigMapping(prefix = "castling")
    interface Root {
        KafkaSettings kafka();

        IngestConfig ingest();
    }

    /** Ends with 2 when the configuration is unusable, with 1 when the service fails. */
    public static void main(String[] args) {
        try {
            Optional<YamlFile> file =
                    Arrays.stream(args).findFirst().map(Path::of).map(YamlFile::read);
            LoadedConfig<Root> config =
                    ConfigLoader.load(Root.class, new ConfigSources(file, System.getenv(), Map.of()));
            System.err.println(config.render());
            ServiceContext context = ServiceContext.create("dev").withJvmMeters();
            var kafka = new KafkaConnection(config.values().kafka());
            RunningService service = new IngestService(config.values().ingest(), kafka, context).start();
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            service.ended().toCompletableFuture().join();
        } catch (ConfigException unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
        }
    }
}
