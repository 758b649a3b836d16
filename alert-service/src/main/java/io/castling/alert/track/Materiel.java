package io.castling.alert.track;

/** What of a system is spoken of. */
public enum Materiel {
    /** Launchers, batteries, whole systems. */
    SYSTEM,
    /** The missiles that it fires. */
    INTERCEPTORS,
    /** Parts that move apart: a radar, a command post. */
    COMPONENTS
}
