package io.castling.extraction.claim;

import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import java.util.List;

/**
 * Islands that are described before they are named: {@code a chain of Far East islands} are the one island group that the
 * article goes on to name.
 */
final class Described {

    /** A description of islands takes its point from a region of at least this radius. */
    private static final double VAGUE_KM = 500;

    private Described() {}

    /** The same mentions; those that only describe an island group now mean it, if the article names but one. */
    static List<PlaceMention> resolve(List<PlaceMention> mentions) {
        if (mentions.stream().noneMatch(Described::describes)) {
            return mentions;
        }
        List<Place> groups = mentions.stream()
                .map(PlaceMention::place)
                .filter(place -> place.kind() == PlaceKind.ISLANDS)
                .distinct()
                .toList();
        // One group can have two names: the Kuril Islands and the Northern Territories.
        boolean one = groups.stream()
                .allMatch(group -> Agreement.km(groups.getFirst(), group)
                        <= groups.getFirst().uncertaintyKm());
        return groups.isEmpty() || !one
                ? mentions
                : mentions.stream()
                        .map(mention -> describes(mention) ? meaning(mention, groups.getFirst()) : mention)
                        .toList();
    }

    private static boolean describes(PlaceMention mention) {
        return mention.place().kind() == PlaceKind.ISLAND
                && mention.place().uncertaintyKm() >= VAGUE_KM
                && mention.place().id().endsWith("/island");
    }

    private static PlaceMention meaning(PlaceMention mention, Place group) {
        return new PlaceMention(
                mention.span(),
                mention.text(),
                group,
                mention.use(),
                List.of("describes the only island group that the article names"));
    }
}
