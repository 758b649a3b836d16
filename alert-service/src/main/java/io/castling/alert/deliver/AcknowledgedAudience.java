package io.castling.alert.deliver;

import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Leaves out updates about what has been acknowledged: those who said that they know hear of it again when it becomes
 * graver, or is cancelled.
 */
public final class AcknowledgedAudience implements Audience {

    private static final String ALL = "*";

    private final Audience audience;
    private final Function<String, Optional<Acknowledgement>> acknowledgements;

    /** @param acknowledgements finds them by their {@link #key} */
    public AcknowledgedAudience(Audience audience, Function<String, Optional<Acknowledgement>> acknowledgements) {
        this.audience = audience;
        this.acknowledgements = acknowledgements;
    }

    /** The key of an acknowledgement: relocation, a bar, subscription or a star for all. */
    public static String key(String relocation, Optional<String> subscription) {
        return relocation + "|" + subscription.orElse(ALL);
    }

    @Override
    public List<Match> of(Alert alert, Instant now) {
        List<Match> matches = audience.of(alert, now);
        return alert.getType() == AlertType.UPDATE
                ? matches.stream().map(match -> unlessKnown(match, alert)).toList()
                : matches;
    }

    private Match unlessKnown(Match match, Alert alert) {
        return switch (match) {
            case Match.Withheld withheld -> withheld;
            case Match.Wanted wanted ->
                known(alert, wanted.subscription().getId())
                        .<Match>map(by -> new Match.Withheld(
                                wanted.subscription(),
                                "acknowledged by " + by.getBy() + " with alert " + by.getAlert()))
                        .orElse(wanted);
        };
    }

    private Optional<Acknowledgement> known(Alert alert, String subscription) {
        String relocation = alert.getRelocation().getId();
        return Stream.of(key(relocation, Optional.of(subscription)), key(relocation, Optional.empty()))
                .flatMap(key -> acknowledgements.apply(key).stream())
                .filter(by -> alert.getSeverity().compareTo(by.getSeverity()) <= 0)
                .findFirst();
    }
}
