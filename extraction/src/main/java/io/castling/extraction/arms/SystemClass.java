package io.castling.extraction.arms;

/** The kinds of weapon that Castling tracks. */
public enum SystemClass {
    AIR_DEFENCE,
    MISSILE_DEFENCE,
    BALLISTIC_MISSILE,
    CRUISE_MISSILE,
    COASTAL_DEFENCE,
    ROCKET_ARTILLERY,
    INTERCEPTOR,
    ANTI_SHIP_MISSILE,
    AIR_LAUNCHED_MISSILE
}
