package io.castling.alert.track;

import java.util.List;

/** A relocation with its claims prepared for comparison, firmest first. */
record Cluster(Mark mark, List<Member> members, Relocation relocation, Footprint footprint) {

    Cluster {
        members = List.copyOf(members);
    }

    static Cluster of(Mark mark, Naming.Named named) {
        List<Member> members = named.draft().members();
        return new Cluster(
                mark, members, Summary.of(named.id(), named.aliases(), named.draft()), new Footprint(members));
    }

    TrackImage.Identity identity() {
        return new TrackImage.Identity(
                relocation.id(),
                relocation.aliases(),
                members.stream().map(member -> member.claim().id()).toList());
    }
}
