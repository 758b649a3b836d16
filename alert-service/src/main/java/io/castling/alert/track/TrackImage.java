package io.castling.alert.track;

import java.util.List;

/**
 * A track as it is stored: what was said, and the names given. Everything else follows from it.
 *
 * @param claims asserted by the latest revision seen of their articles
 * @param withdrawn no longer asserted; each names the revision that dropped it
 * @param identities the relocations
 */
public record TrackImage(String family, List<Claim> claims, List<Claim> withdrawn, List<Identity> identities) {

    public TrackImage {
        claims = List.copyOf(claims);
        withdrawn = List.copyOf(withdrawn);
        identities = List.copyOf(identities);
    }

    /**
     * @param id of the relocation
     * @param aliases ids of relocations that turned out to be this one
     * @param claims ids of its claims
     */
    public record Identity(String id, List<String> aliases, List<String> claims) {

        public Identity {
            aliases = List.copyOf(aliases);
            claims = List.copyOf(claims);
        }
    }
}
