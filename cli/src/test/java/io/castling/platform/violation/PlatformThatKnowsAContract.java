package io.castling.platform.violation;

import io.castling.schemas.Severity;

/** Breaks a rule on purpose. */
public final class PlatformThatKnowsAContract {
    Object see() {
        return Severity.HIGH;
    }
}
