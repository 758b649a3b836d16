package io.castling.alert;

import io.castling.platform.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;

/** Settings of the alert service. */
public interface AlertConfig {

    Streams streams();

    /** How its Streams application runs. */
    interface Streams extends StreamsSettings {

        @Override
        @WithDefault("castling-alert")
        String applicationId();
    }
}
