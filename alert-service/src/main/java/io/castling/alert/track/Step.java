package io.castling.alert.track;

import java.util.List;

/**
 * The track after a report, and what the report changed.
 *
 * @param forgotten ids of claims that left the bounded memory of the track
 */
public record Step(Track track, List<Change> changes, List<String> forgotten) {

    public Step {
        changes = List.copyOf(changes);
        forgotten = List.copyOf(forgotten);
    }
}
