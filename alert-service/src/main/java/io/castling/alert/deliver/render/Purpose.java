package io.castling.alert.deliver.render;

import io.castling.schemas.topic.Lane;

/** Whether a message is meant. Every rendering that people read says so; CAP and webhooks carry it as a field. */
public enum Purpose {
    /** It happened, act on it: CAP status {@code Actual}. */
    ACTUAL,
    /** It tries a channel, or comes from a replay: CAP status {@code Test}, never {@code Actual}. */
    TEST;

    /** What alerts of a lane are meant as. */
    public static Purpose of(Lane lane) {
        return switch (lane) {
            case Lane.Live live -> ACTUAL;
            case Lane.Replay replay -> TEST;
        };
    }
}
