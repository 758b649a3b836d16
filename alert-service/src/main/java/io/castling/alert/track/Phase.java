package io.castling.alert.track;

/** How far a relocation has come, as far as it is told. */
public enum Phase {
    /** Announced or ordered; nobody has told that it happened. */
    PLANNED,
    /** Happened or under way. */
    REPORTED,
    /** Nobody reports it, or a denial outweighs those who do. */
    DENIED,
    /** Told only as context of other news. */
    BACKGROUND
}
