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

    /**
     * A GeoJSON polygon with holes, in degrees, or several of them.
     *
     * @param polygons rings of positions, the outer ring first; each ring ends where it starts
     */
    record Shape(List<List<List<Position>>> polygons) implements Area {

        private static final int LEAST_POSITIONS = 4;

        public Shape {
            polygons = polygons.stream()
                    .map(rings -> rings.stream().map(List::copyOf).toList())
                    .toList();
            for (List<List<Position>> rings : polygons) {
                for (List<Position> ring : rings) {
                    boolean closed =
                            ring.size() >= LEAST_POSITIONS && ring.getFirst().equals(ring.getLast());
                    if (!closed) {
                        throw new IllegalArgumentException("a polygon's ring needs four positions or more and ends"
                                + " where it starts (RFC 7946, 3.1.6), but this one has " + ring.size() + ": " + ring);
                    }
                }
            }
        }

        @Override
        public boolean holds(Place place) {
            for (List<List<Position>> rings : polygons) {
                boolean inside = false;
                for (List<Position> ring : rings) {
                    inside ^= encloses(ring, place.longitude(), place.latitude());
                }
                if (inside) {
                    return true;
                }
            }
            return false;
        }

        /** Counts the edges that a ray to the east crosses: an odd number from the inside. */
        private static boolean encloses(List<Position> ring, double longitude, double latitude) {
            boolean inside = false;
            for (int i = 1; i < ring.size(); i++) {
                Position one = ring.get(i - 1);
                Position two = ring.get(i);
                boolean spans = one.latitude() > latitude != two.latitude() > latitude;
                if (spans
                        && longitude
                                < one.longitude()
                                        + (latitude - one.latitude())
                                                / (two.latitude() - one.latitude())
                                                * (two.longitude() - one.longitude())) {
                    inside = !inside;
                }
            }
            return inside;
        }
    }

    /** Degrees, in the order of GeoJSON. */
    record Position(double longitude, double latitude) {}
}
