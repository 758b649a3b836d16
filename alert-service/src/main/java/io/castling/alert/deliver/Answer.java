package io.castling.alert.deliver;

import java.time.Duration;
import java.util.Optional;

/** What the other side of a channel made of one attempt. */
public sealed interface Answer {

    /** What was said, for the ledger: short, in one line, without secrets. */
    String said();

    /** It has the alert. */
    record Accepted(String said) implements Answer {}

    /** It will never take this alert: the message, the address or the configuration is at fault. */
    record Refused(String said) implements Answer {}

    /** It asked to be left alone for ever: nothing more is sent there until somebody enables the channel again. */
    record Gone(String said) implements Answer {}

    /**
     * Not now: it did not answer, answered that it cannot, or asked for patience.
     *
     * @param retryAfter how long it asked to be left alone
     */
    record Unavailable(String said, Optional<Duration> retryAfter) implements Answer {

        /** It did not say when to come back. */
        public Unavailable(String said) {
            this(said, Optional.empty());
        }
    }
}
