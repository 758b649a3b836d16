package io.castling.alert.policy;

/** The stream that a decision belongs to. */
public sealed interface Lane {

    /** What people are told. */
    record Live() implements Lane {}

    /**
     * History run again: decisions are recorded, to be compared, and told to nobody.
     *
     * @param id names the run
     */
    record Replay(String id) implements Lane {}
}
