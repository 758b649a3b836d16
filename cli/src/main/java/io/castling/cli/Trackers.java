package io.castling.cli;

import io.castling.alert.track.Tracker;
import io.castling.alert.track.voice.SourceRegistry;

/** The tracker with the bundled registry of sources. */
final class Trackers {

    private Trackers() {}

    static Tracker bundled() {
        return new Tracker(SourceRegistry.EMPTY);
    }
}
