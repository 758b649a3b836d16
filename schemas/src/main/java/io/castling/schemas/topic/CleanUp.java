package io.castling.schemas.topic;

import java.time.Duration;

/** What the broker does with old records of a topic. */
public sealed interface CleanUp {

    /** The latest record of each key is kept for ever; a null value removes the key. */
    record Compact() implements CleanUp {}

    /** Records older than the retention time are removed. */
    record Delete(Duration retention) implements CleanUp {}
}
