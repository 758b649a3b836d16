package io.castling.enrich;

import io.castling.platform.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the enrich service. */
public interface EnrichConfig {

    Streams streams();

    /** YAML file with weapon systems of your own, in addition to the bundled ones. */
    Optional<Path> catalogue();

    /** How its Streams application runs. */
    interface Streams extends StreamsSettings {

        @Override
        @WithDefault("castling-enrich")
        String applicationId();
    }
}
