package io.castling.extraction;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Block;
import java.util.List;

/**
 * What was found in one document. Mentions are in order of appearance, title first.
 *
 * @param language ISO 639-1 code, {@code und} where it cannot be told; only {@code en} is analysed
 */
public record Analysis(
        String language,
        List<Block> blocks,
        List<SystemMention> systems,
        List<PlaceMention> places,
        List<Claim> claims) {

    public Analysis {
        blocks = List.copyOf(blocks);
        systems = List.copyOf(systems);
        places = List.copyOf(places);
        claims = List.copyOf(claims);
    }
}
