package io.castling.alert;

import io.castling.alert.deliver.kafka.DeliverySettings;
import io.castling.platform.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the alert service. */
public interface AlertConfig {

    Streams streams();

    /** YAML file with a registry of sources of your own, instead of the bundled one; changes take effect by themselves. */
    Optional<Path> sources();

    /** How alerts are delivered, and where the API is. */
    DeliverySettings delivery();

    /** How its Streams application runs. */
    interface Streams extends StreamsSettings {

        @Override
        @WithDefault("castling-alert")
        String applicationId();
    }
}
