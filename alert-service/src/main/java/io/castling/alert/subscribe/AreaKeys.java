package io.castling.alert.subscribe;

import io.castling.alert.track.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words by which areas and places find each other: a place that lies in an area has a key of it. Names, countries, and the
 * cells of a grid on the earth.
 */
final class AreaKeys {

    /** Degrees. */
    private static final int CELL = 5;

    /** What spans more is compared with everything. */
    private static final int MOST = 64;

    private AreaKeys() {}

    /** Keys of which one at least is that of any place touched; empty where that would be too many. */
    static Optional<Set<String>> of(List<Reach> reaches) {
        var keys = new HashSet<String>();
        for (Reach reach : reaches) {
            switch (reach.area()) {
                case Area.Named named -> keys.add(name(named.name()));
                case Area.Country country -> keys.add(country(country.code()));
                case Area.Box box -> cells(box, keys);
                case Area.Shape shape -> shape.bounds().forEach(bounds -> cells(bounds, keys));
            }
            if (keys.size() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(keys);
    }

    /** All keys of a place. */
    static Stream<String> of(Place place) {
        return Stream.of(
                        Stream.of(name(place.name()), name(place.id())),
                        place.within().stream().map(AreaKeys::name),
                        place.country().stream().map(AreaKeys::country),
                        Stream.of(cell(column(place.longitude()), row(place.latitude()))))
                .flatMap(keys -> keys);
    }

    /** A box across the antimeridian is two. */
    private static void cells(Area.Box box, Set<String> keys) {
        if (box.west() > box.east()) {
            cells(new Area.Box(box.west(), box.south(), 180, box.north()), keys);
            cells(new Area.Box(-180, box.south(), box.east(), box.north()), keys);
            return;
        }
        for (int column = column(box.west()); column <= column(box.east()); column++) {
            for (int row = row(box.south()); row <= row(box.north()); row++) {
                keys.add(cell(column, row));
            }
        }
    }

    private static int column(double longitude) {
        return (int) Math.floor(longitude / CELL);
    }

    private static int row(double latitude) {
        return (int) Math.floor(latitude / CELL);
    }

    private static String cell(int column, int row) {
        return "cell " + column + " " + row;
    }

    private static String country(String code) {
        return "country " + code;
    }

    private static String name(String name) {
        return "name " + name.toLowerCase(Locale.ROOT);
    }
}
