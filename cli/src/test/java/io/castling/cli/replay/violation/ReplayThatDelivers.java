package io.castling.cli.replay.violation;

import io.castling.alert.deliver.Courier;

/** Breaks the rule that a replay knows no delivery. */
public interface ReplayThatDelivers {

    Courier courier();
}
