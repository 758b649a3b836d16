package io.castling.alert.track;

/** What arrives at the tracker. */
public sealed interface Report {

    /** The claim that it is about; of a withdrawal, the claim as it was. */
    Claim claim();

    /** An article says so. */
    record Asserted(Claim claim) implements Report {}

    /** A revision of the article, the one that the claim's article names, no longer says so. */
    record Withdrawn(Claim claim) implements Report {}
}
