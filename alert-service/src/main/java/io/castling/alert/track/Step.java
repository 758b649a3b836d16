package io.castling.alert.track;

import java.util.List;

/** The track after a report, and what the report changed. */
public record Step(Track track, List<Change> changes) {

    public Step {
        changes = List.copyOf(changes);
    }
}
