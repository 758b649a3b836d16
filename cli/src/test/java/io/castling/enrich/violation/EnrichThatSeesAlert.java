package io.castling.enrich.violation;

import io.castling.alert.violation.AlertThatSeesIngest;

/** Breaks a rule on purpose. */
public final class EnrichThatSeesAlert {
    Object see() {
        return new AlertThatSeesIngest();
    }
}
