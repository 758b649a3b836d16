package io.castling.ingest.violation;

import io.castling.enrich.violation.EnrichThatSeesAlert;

/** Breaks a rule on purpose. */
public final class IngestThatSeesEnrich {
    Object see() {
        return new EnrichThatSeesAlert();
    }
}
