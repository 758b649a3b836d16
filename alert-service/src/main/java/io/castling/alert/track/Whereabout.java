package io.castling.alert.track;

import io.castling.alert.track.voice.Credibility;
import java.util.List;
import java.util.Optional;

/**
 * A place where a system was reported to have come to.
 *
 * @param system canonical name; empty where only the family is known
 * @param since days within which it came there, where that is told
 * @param departed a later relocation that took it away, where there is one
 * @param relocation the relocation that brought it
 * @param voices independent voices in support
 * @param articles ids of the articles in support, oldest first
 */
public record Whereabout(
        Optional<String> system,
        String family,
        Materiel materiel,
        Place place,
        Optional<Period> since,
        Optional<String> departed,
        String relocation,
        int voices,
        Credibility credibility,
        List<String> articles) {

    public Whereabout {
        articles = List.copyOf(articles);
    }
}
