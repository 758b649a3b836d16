package io.castling.cli;

import io.castling.alert.sources.SourceRegistryReader;
import io.castling.alert.track.Tracker;

/** The tracker with the bundled registry of sources. */
final class Trackers {

    private Trackers() {}

    static Tracker bundled() {
        return new Tracker(SourceRegistryReader.bundled());
    }
}
