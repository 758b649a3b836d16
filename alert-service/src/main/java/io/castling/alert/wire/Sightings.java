package io.castling.alert.wire;

import io.castling.alert.track.Relocation;
import io.castling.alert.track.Whereabout;
import io.castling.alert.track.Whereabouts;
import io.castling.schemas.Sighting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where systems were last reported, as records of the contract by their keys: system or family, a bar, place id. */
final class Sightings {

    private static final String BAR = "|";

    private Sightings() {}

    /** Of several arrivals of one system at one place the latest counts. */
    static Map<String, Sighting> of(Collection<Relocation> relocations) {
        Map<String, Sighting> sightings = new LinkedHashMap<>();
        for (Whereabout whereabout : Whereabouts.of(relocations)) {
            String system = whereabout.system().orElse(whereabout.family());
            sightings.putIfAbsent(system + BAR + whereabout.place().id(), sighting(whereabout));
        }
        return sightings;
    }

    private static Sighting sighting(Whereabout whereabout) {
        return Sighting.newBuilder()
                .setSystem(whereabout.system().orElse(null))
                .setFamily(whereabout.family())
                .setPlace(Places.wire(whereabout.place()))
                .setSince(whereabout.since().map(Relocations::interval).orElse(null))
                .setDeparted(whereabout.departed().isPresent())
                .setRelocation(whereabout.relocation())
                .setVoices(whereabout.voices())
                .setCredibility(Relocations.credibility(whereabout.credibility()))
                .setArticles(whereabout.articles())
                .build();
    }
}
