package io.castling.platform.violation.one;

import io.castling.platform.violation.two.Second;

/** Breaks a rule on purpose. */
public final class First {
    public Object see() {
        return new Second();
    }
}
