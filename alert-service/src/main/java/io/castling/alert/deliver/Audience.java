package io.castling.alert.deliver;

import io.castling.schemas.Alert;
import io.castling.schemas.Subscription;
import java.time.Instant;
import java.util.List;

/** Knows who wants which alert. */
public interface Audience {

    /** Every subscription that the alert concerns, those that do not want it now included. */
    List<Match> of(Alert alert, Instant now);

    /** What a subscription says to an alert. */
    sealed interface Match {

        /** It wants it, not before the given time: now, or the end of its mute hours. */
        record Wanted(Subscription subscription, Instant due) implements Match {}

        /** It would want it, were it not silenced. */
        record Withheld(Subscription subscription, String why) implements Match {}
    }
}
