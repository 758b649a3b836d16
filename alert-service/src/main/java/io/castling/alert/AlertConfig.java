package io.castling.alert;

import io.castling.alert.deliver.kafka.DeliverySettings;
import io.castling.platform.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;

/** Settings of the alert service. */
public interface AlertConfig {

    Streams streams();

    /** How alerts are delivered, and where the API is. */
    DeliverySettings delivery();

    /** How its Streams application runs. */
    interface Streams extends StreamsSettings {

        @Override
        @WithDefault("castling-alert")
        String applicationId();
    }
}
