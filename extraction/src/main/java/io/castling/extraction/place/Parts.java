package io.castling.extraction.place;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Parts of places that only grammar names: "western Russia", "the south-east of Turkey". */
final class Parts {

    private static final List<String> DIRECTIONS =
            List.of("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest");
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double[] NORTH = {1, SQRT_HALF, 0, -SQRT_HALF, -1, -SQRT_HALF, 0, SQRT_HALF};
    private static final double[] EAST = {0, SQRT_HALF, 1, SQRT_HALF, 0, -SQRT_HALF, -1, -SQRT_HALF};

    private final Gazetteer gazetteer;

    Parts(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The part of the place that the words say; a town keeps its point. */
    Place part(int whole, String direction, String text) {
        Place base = gazetteer.place(whole);
        int way = DIRECTIONS.indexOf(direction
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace(" ", "")
                .replace("ern", ""));
        boolean area = base.uncertaintyKm() > 30;
        double latitude = base.latitude();
        double longitude = base.longitude();
        double radius = base.uncertaintyKm() * (area ? 0.5 : 1);
        if (area && way >= 0) {
            var outer =
                    base.kind() == PlaceKind.COUNTRY ? gazetteer.part(whole, way) : Optional.<Gazetteer.Part>empty();
            if (outer.isPresent()) {
                latitude = outer.get().latitude();
                longitude = outer.get().longitude();
                radius = outer.get().radiusKm();
            } else {
                latitude = Earth.north(latitude, base.uncertaintyKm() * 0.4 * NORTH[way]);
                longitude = Earth.east(latitude, longitude, base.uncertaintyKm() * 0.4 * EAST[way]);
            }
        }
        return new Place(
                base.id() + "/" + (way >= 0 ? DIRECTIONS.get(way) : direction.toLowerCase(Locale.ROOT)),
                text,
                latitude,
                longitude,
                base.country(),
                area && base.kind() == PlaceKind.COUNTRY
                        ? PlaceKind.REGION
                        : base.kind() == PlaceKind.CITY ? PlaceKind.DISTRICT : base.kind(),
                radius,
                OptionalLong.empty(),
                Stream.concat(Stream.of(base.id()), base.within().stream()).toList());
    }
}
