package io.castling.alert.track;

/** A part of a claim that can be uncertain by itself. */
public enum Slot {
    SYSTEM,
    ORIGINS,
    DESTINATIONS,
    COUNT,
    WHEN
}
