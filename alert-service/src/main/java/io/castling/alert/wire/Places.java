package io.castling.alert.wire;

import io.castling.alert.track.Place;
import io.castling.alert.track.Place.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places, both ways. */
final class Places {

    /** A facility or district that GeoNames has no entry of carries the key of its town and more. */
    private static final Pattern GEONAMES = Pattern.compile("gn:[0-9]+");

    private Places() {}

    static List<Place> domain(List<io.castling.schemas.Place> places) {
        return places.stream().map(Places::domain).toList();
    }

    static Place domain(io.castling.schemas.Place place) {
        return new Place(
                place.getId(),
                place.getName(),
                place.getLatitude(),
                place.getLongitude(),
                Optional.ofNullable(place.getCountry()),
                kind(place.getKind()),
                place.getUncertaintyKm(),
                place.getWithin());
    }

    static List<io.castling.schemas.Place> wire(List<Place> places) {
        return places.stream().map(Places::wire).toList();
    }

    static io.castling.schemas.Place wire(Place place) {
        return io.castling.schemas.Place.newBuilder()
                .setId(place.id())
                .setName(place.name())
                .setText(place.name())
                .setLatitude(place.latitude())
                .setLongitude(place.longitude())
                .setCountry(place.country().orElse(null))
                .setKind(place.kind().name().toLowerCase(Locale.ROOT))
                .setUncertaintyKm(place.uncertaintyKm())
                .setGeonameId(geonameId(place.id()))
                .setWithin(place.within())
                .build();
    }

    /** A kind that a newer writer added is read as a region: an area of which nothing else is known. */
    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return kind;
            }
        }
        return Kind.REGION;
    }

    private static @Nullable Long geonameId(String id) {
        return GEONAMES.matcher(id).matches() ? Long.valueOf(id.substring(id.indexOf(':') + 1)) : null;
    }
}
