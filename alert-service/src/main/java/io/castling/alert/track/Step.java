package io.castling.alert.track;

import java.util.List;

/**
 * The track after some reports, and what these changed.
 *
 * @param remembered ids of the claims that the track took in, in order: not those that it has in the same or a later
 *     version
 * @param forgotten ids of claims that left the bounded memory of the track
 */
public record Step(Track track, List<Change> changes, List<String> remembered, List<String> forgotten) {

    public Step {
        changes = List.copyOf(changes);
        remembered = List.copyOf(remembered);
        forgotten = List.copyOf(forgotten);
    }
}
