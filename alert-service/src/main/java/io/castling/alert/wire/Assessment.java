package io.castling.alert.wire;

import io.castling.schemas.Alert;
import io.castling.schemas.AlertThread;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationName;
import io.castling.schemas.Sighting;
import java.util.List;
import java.util.Map;

/**
 * What an article changed by what it claims, as records for topics and stores.
 *
 * @param relocations the new state of each relocation that changed
 * @param sightings that are new or changed, by their keys
 * @param vanished keys of sightings that nothing supports any more
 * @param alerts to send
 * @param named relocations whose name or members changed, for the store
 * @param unnamed ids of relocations that are no more
 * @param threads of alerts that went on, for the store
 * @param closed ids of relocations whose thread is no longer needed
 * @param decisions what was decided about each relocation and why
 * @param remembered the claims to store, one a record: outdated and repeated ones are not
 * @param forgotten ids of claims that left the bounded memory of the track
 */
public record Assessment(
        List<Relocation> relocations,
        Map<String, Sighting> sightings,
        List<String> vanished,
        List<Alert> alerts,
        List<RelocationName> named,
        List<String> unnamed,
        List<AlertThread> threads,
        List<String> closed,
        List<Verdict> decisions,
        List<ArticleClaim> remembered,
        List<String> forgotten) {

    public Assessment {
        relocations = List.copyOf(relocations);
        sightings = Map.copyOf(sightings);
        vanished = List.copyOf(vanished);
        alerts = List.copyOf(alerts);
        named = List.copyOf(named);
        unnamed = List.copyOf(unnamed);
        threads = List.copyOf(threads);
        closed = List.copyOf(closed);
        decisions = List.copyOf(decisions);
        remembered = List.copyOf(remembered);
        forgotten = List.copyOf(forgotten);
    }

    /**
     * A decision in words.
     *
     * @param subject id of the relocation, or of the claim that entered none
     * @param outcome NEW, UPDATE, CANCEL, silent or unheard
     * @param article id of the article that caused it
     */
    public record Verdict(String subject, String outcome, String article, List<String> reasons) {

        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }
}
