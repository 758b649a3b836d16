package io.castling.alert.wire;

import io.castling.alert.track.Tracker;
import io.castling.schemas.topic.Lane;
import java.util.function.Supplier;

/**
 * Makes the tracks of one lane.
 *
 * @param trackers the tracker to use now: another one once the registry of sources has changed
 */
public record FamilyTracks(Supplier<Tracker> trackers, Lane lane) {

    /** With a registry that never changes. */
    public FamilyTracks(Tracker tracker, Lane lane) {
        this(() -> tracker, lane);
    }

    /** The track of a family as it was stored. */
    public FamilyTrack restore(String family, FamilyTrack.Stored stored) {
        return FamilyTrack.restore(trackers, lane, family, stored);
    }

    /** The track of a family of which nothing is known. */
    public FamilyTrack fresh(String family) {
        return restore(family, FamilyTrack.Stored.NOTHING);
    }
}
