package io.castling.embedded.violation;

import io.castling.schemas.Severity;

/** Breaks a rule on purpose. */
public final class EmbeddedThatSeesSchemas {
    Object see() {
        return Severity.HIGH;
    }
}
