package io.castling.alert.violation;

import io.castling.ingest.violation.IngestThatSeesEnrich;

/** Breaks a rule on purpose. */
public final class AlertThatSeesIngest {
    Object see() {
        return new IngestThatSeesEnrich();
    }
}
