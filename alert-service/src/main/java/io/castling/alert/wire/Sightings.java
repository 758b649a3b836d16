package io.castling.alert.wire;

import io.castling.alert.track.Whereabout;
import io.castling.alert.track.Whereabouts;
import io.castling.schemas.Sighting;
import java.util.HashMap;
import java.util.Map;

/** Where systems were last reported, as records of the contract by their keys: system or family, a bar, place id. */
final class Sightings {

    private static final String BAR = "|";

    private Sightings() {}

    static Map<String, Sighting> of(Whereabouts whereabouts) {
        Map<String, Sighting> sightings = new HashMap<>();
        whereabouts.all().forEach((key, whereabout) -> sightings.put(key(key), sighting(whereabout)));
        return sightings;
    }

    static String key(Whereabouts.Key key) {
        return key.system() + BAR + key.place();
    }

    static Sighting sighting(Whereabout whereabout) {
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
