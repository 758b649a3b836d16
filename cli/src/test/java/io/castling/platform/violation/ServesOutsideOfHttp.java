package io.castling.platform.violation;

import io.helidon.http.Status;

/** Breaks a rule on purpose. */
public final class ServesOutsideOfHttp {
    Object status() {
        return Status.OK_200;
    }
}
