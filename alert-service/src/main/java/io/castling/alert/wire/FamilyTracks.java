package io.castling.alert.wire;

import io.castling.alert.track.Tracker;
import io.castling.schemas.topic.Lane;

/** Makes the tracks of one lane. */
public record FamilyTracks(Tracker tracker, Lane lane) {

    /** The track of a family as it was stored. */
    public FamilyTrack restore(String family, FamilyTrack.Stored stored) {
        return FamilyTrack.restore(tracker, lane, family, stored);
    }

    /** The track of a family of which nothing is known. */
    public FamilyTrack fresh(String family) {
        return restore(family, FamilyTrack.Stored.NOTHING);
    }
}
