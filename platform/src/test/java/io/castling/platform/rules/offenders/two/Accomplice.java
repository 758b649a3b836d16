package io.castling.platform.rules.offenders.two;

import io.castling.platform.rules.offenders.one.Offender;

/** Closes the circle. */
public final class Accomplice {

    Offender offender;
}
