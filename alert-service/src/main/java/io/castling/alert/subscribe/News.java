package io.castling.alert.subscribe;

import io.castling.alert.policy.Severity;
import io.castling.alert.track.Materiel;
import io.castling.alert.track.Phase;
import io.castling.alert.track.Place;
import io.castling.alert.track.voice.Reliability;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What subscriptions look at in an alert.
 *
 * @param relocation id of the relocation
 * @param systemClass word of the catalogue; empty where it is not known
 * @param owners ISO 3166-1 alpha-2
 * @param grade second half of the Admiralty pair, 1 to 6
 * @param published day of the article that caused the alert, where it is known
 */
public record News(
        String relocation,
        Optional<String> system,
        String family,
        String systemClass,
        List<String> owners,
        List<Place> origins,
        List<Place> destinations,
        Materiel materiel,
        Phase phase,
        Reliability reliability,
        int grade,
        Severity severity,
        Optional<LocalDate> published) {

    public News {
        owners = List.copyOf(owners);
        origins = List.copyOf(origins);
        destinations = List.copyOf(destinations);
    }
}
