package io.castling.platform.violation;

import io.castling.enrich.violation.EnrichThatSeesAlert;

/** Breaks a rule on purpose. */
public final class PlatformThatSeesEnrich {
    Object see() {
        return new EnrichThatSeesAlert();
    }
}
