package io.castling.alert.subscribe;

import java.util.List;

/** A closed line in degrees, laid out so that looking at many of them is fast. */
final class Ring {

    private static final int LEAST_POSITIONS = 4;

    private final double[] longitudes;
    private final double[] latitudes;
    private final Area.Box bounds;

    private Ring(double[] longitudes, double[] latitudes, Area.Box bounds) {
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        this.bounds = bounds;
    }

    /** @throws IllegalArgumentException when it does not end where it starts */
    static Ring of(List<Area.Position> positions) {
        boolean closed =
                positions.size() >= LEAST_POSITIONS && positions.getFirst().equals(positions.getLast());
        if (!closed) {
            throw new IllegalArgumentException("a polygon's ring needs four positions or more and ends"
                    + " where it starts (RFC 7946, 3.1.6), but this one has " + positions.size() + ": " + positions);
        }
        var longitudes = positions.stream().mapToDouble(Area.Position::longitude);
        var latitudes = positions.stream().mapToDouble(Area.Position::latitude);
        return of(longitudes.toArray(), latitudes.toArray());
    }

    private static Ring of(double[] longitudes, double[] latitudes) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < longitudes.length; i++) {
            west = Math.min(west, longitudes[i]);
            east = Math.max(east, longitudes[i]);
            south = Math.min(south, latitudes[i]);
            north = Math.max(north, latitudes[i]);
        }
        return new Ring(longitudes, latitudes, new Area.Box(west, south, east, north));
    }

    Area.Box bounds() {
        return bounds;
    }

    /** Counts the edges that a ray to the east crosses: an odd number from the inside. */
    boolean encloses(double longitude, double latitude) {
        if (!bounds.holds(longitude, latitude)) {
            return false;
        }
        boolean inside = false;
        for (int i = 1; i < longitudes.length; i++) {
            double from = latitudes[i - 1];
            double to = latitudes[i];
            boolean spans = from > latitude != to > latitude;
            if (spans
                    && longitude
                            < longitudes[i - 1]
                                    + (latitude - from) / (to - from) * (longitudes[i] - longitudes[i - 1])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
