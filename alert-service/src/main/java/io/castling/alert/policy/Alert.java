package io.castling.alert.policy;

import io.castling.alert.track.Relocation;
import java.time.Instant;
import java.util.List;

/**
 * A message about a relocation of a watched system.
 *
 * @param id the same change of the same relocation alerts under the same id
 * @param relocation its state with this alert
 * @param references the earlier alerts about it, oldest first; those of relocations that it absorbed among them
 * @param headline one line for people
 * @param reasons why it is sent, in words
 * @param article id of the article that caused it
 * @param event groups alerts of several systems that one article tells to move together
 */
public record Alert(
        String id,
        AlertType type,
        Relocation relocation,
        List<Reference> references,
        Severity severity,
        String headline,
        List<String> reasons,
        String article,
        String event,
        Lane lane,
        Instant issued) {

    public Alert {
        references = List.copyOf(references);
        reasons = List.copyOf(reasons);
    }

    /** An earlier alert. CAP names it by its id and the time when it was issued. */
    public record Reference(String id, AlertType type, Instant issued) {}
}
