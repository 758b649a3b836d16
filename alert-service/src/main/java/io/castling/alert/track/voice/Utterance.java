package io.castling.alert.track.voice;

import java.time.LocalDate;
import java.util.List;

/**
 * What one article contributes to the voices.
 *
 * @param article article id
 * @param day of the article
 * @param speakers who says it
 * @param relays ids of those who only pass it on: cited agencies, and the outlet itself where it cites somebody
 * @param signature of its text
 * @param denies whether it says that the move did not or will not happen
 * @param hedged whether it marks the move as uncertain
 */
public record Utterance(
        String article,
        LocalDate day,
        List<Speaker> speakers,
        List<String> relays,
        Signature signature,
        boolean denies,
        boolean hedged) {

    public Utterance {
        speakers = List.copyOf(speakers);
        relays = List.copyOf(relays);
    }
}
