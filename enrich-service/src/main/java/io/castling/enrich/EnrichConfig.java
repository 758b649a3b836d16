package io.castling.enrich;

import io.castling.platform.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;

/** Settings of the enrich service. */
public interface EnrichConfig {

    Streams streams();

    /** How its Streams application runs. */
    interface Streams extends StreamsSettings {

        @Override
        @WithDefault("castling-enrich")
        String applicationId();
    }
}
