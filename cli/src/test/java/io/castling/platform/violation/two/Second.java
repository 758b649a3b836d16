package io.castling.platform.violation.two;

import io.castling.platform.violation.one.First;

/** Breaks a rule on purpose. */
public final class Second {
    public Object see() {
        return new First();
    }
}
