package io.castling.alert.track;

/** What a claim says of the move. */
public enum Status {
    /** Happened or under way, whoever says so. */
    REPORTED,
    /** Announced, ordered, agreed or in preparation. */
    PLANNED,
    /** Somebody named denies it and the article does not itself assert it. */
    DENIED
}
