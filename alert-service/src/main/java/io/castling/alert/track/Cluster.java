package io.castling.alert.track;

import java.util.List;

/** A relocation with its claims prepared for comparison, firmest first. */
record Cluster(List<Member> members, Relocation relocation, Footprint footprint) {

    Cluster {
        members = List.copyOf(members);
    }

    static Cluster of(Draft draft, Relocation relocation) {
        return new Cluster(draft.members(), relocation, new Footprint(draft.members()));
    }

    TrackImage.Identity identity() {
        return new TrackImage.Identity(
                relocation.id(),
                relocation.aliases(),
                members.stream().map(member -> member.claim().id()).toList());
    }
}
