package io.castling.platform.kafka;

/** What a registry promises about the versions of a subject, in Confluent's words. */
public enum Compatibility {
    NONE,
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    /** Every version reads every other: readers and writers may be upgraded in any order, and old topics replayed. */
    FULL_TRANSITIVE
}
