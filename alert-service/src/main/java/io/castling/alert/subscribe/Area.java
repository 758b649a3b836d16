package io.castling.alert.subscribe;

import io.castling.alert.track.Place;
import java.util.List;
import java.util.Locale;

/** Where one end of a movement must lie. */
public sealed interface Area {

    boolean holds(Place place);

    /** A place by its English name, and what it contains. */
    record Named(String name) implements Area {
        @Override
        public boolean holds(Place place) {
            return place.name().equalsIgnoreCase(name)
                    || place.id().equals(name)
                    || place.within().contains(name);
        }
    }

    /** A country by its ISO 3166-1 alpha-2 code. */
    record Country(String code) implements Area {

        public Country {
            code = code.toUpperCase(Locale.ROOT);
        }

        @Override
        public boolean holds(Place place) {
            return place.country().filter(code::equals).isPresent();
        }
    }

    /** A box in degrees; one that is wider to the west than to the east crosses the antimeridian (RFC 7946, 5.2). */
    record Box(double west, double south, double east, double north) implements Area {

        public Box {
            boolean onEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90;
            if (!onEarth || !(south <= north)) {
                throw new IllegalArgumentException("bounding box " + west + "," + south + "," + east + "," + north
                        + " is none: give west, south, east, north in degrees, south not above north");
            }
        }

        @Override
        public boolean holds(Place place) {
            return holds(place.longitude(), place.latitude());
        }

        /** Whether a point in degrees lies in it, or on its edge. */
        public boolean holds(double longitude, double latitude) {
            boolean between =
                    west <= east ? west <= longitude && longitude <= east : longitude >= west || longitude <= east;
            return between && south <= latitude && latitude <= north;
        }
    }

    /** A GeoJSON polygon with holes, in degrees, or several of them. */
    final class Shape implements Area {

        private final List<List<Ring>> polygons;

        /** @param polygons rings of positions, the outer ring first; each ring ends where it starts */
        public Shape(List<List<List<Position>>> polygons) {
            this.polygons = polygons.stream()
                    .map(rings -> rings.stream().map(Ring::of).toList())
                    .toList();
        }

        @Override
        public boolean holds(Place place) {
            for (List<Ring> rings : polygons) {
                boolean inside = false;
                for (Ring ring : rings) {
                    inside ^= ring.encloses(place.longitude(), place.latitude());
                }
                if (inside) {
                    return true;
                }
            }
            return false;
        }

        /** What the outer rings span. */
        List<Box> bounds() {
            return polygons.stream()
                    .filter(rings -> !rings.isEmpty())
                    .map(rings -> rings.getFirst().bounds())
                    .toList();
        }
    }

    /** Degrees, in the order of GeoJSON. */
    record Position(double longitude, double latitude) {}
}
