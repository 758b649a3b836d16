package io.castling.alert.query;

import java.time.Instant;
import java.util.Optional;

/**
 * Which sightings are asked for; what is empty asks for all.
 *
 * @param system canonical name, in any case
 * @param family canonical name, in any case
 * @param since the latest support was published then or later; sightings without a date are left out
 * @param departed whether those are wanted, too, that have been reported to have left
 */
public record SightingFilter(
        Optional<String> system,
        Optional<String> family,
        Optional<Region> region,
        Optional<Instant> since,
        boolean departed) {

    boolean accepts(SeenAt seen) {
        var sighting = seen.sighting();
        var place = sighting.getPlace();
        return (departed || !sighting.getDeparted())
                && system.map(name -> name.equalsIgnoreCase(sighting.getSystem()))
                        .orElse(true)
                && family.map(name -> name.equalsIgnoreCase(sighting.getFamily()))
                        .orElse(true)
                && region.map(part -> part.holds(place.getLongitude(), place.getLatitude()))
                        .orElse(true)
                && since.map(from -> seen.reported()
                                .map(reported -> !reported.isBefore(from))
                                .orElse(false))
                        .orElse(true);
    }
}
