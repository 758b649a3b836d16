package io.castling.system.deployment;

/** What a deployment consists of; each part can fail by itself. */
public enum Part {
    BROKER,
    REGISTRY,
    INGEST,
    ENRICH,
    ALERT
}
