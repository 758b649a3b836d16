package io.castling.cli;

import io.castling.alert.AlertConfig;
import io.castling.enrich.EnrichConfig;
import io.castling.ingest.IngestConfig;
import io.castling.platform.kafka.KafkaSettings;
import io.smallrye.config.ConfigMapping;

/** The configuration of all services together, as {@code castling up} reads it. */
@ConfigMapping(prefix = "castling")
public interface CastlingConfig {

    KafkaSettings kafka();

    IngestConfig ingest();

    EnrichConfig enrich();

    AlertConfig alert();
}
