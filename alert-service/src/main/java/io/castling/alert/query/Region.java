package io.castling.alert.query;

import io.castling.alert.subscribe.Area;

/** A part of the earth. */
public sealed interface Region {

    /** Mean radius, kilometres (IUGG). */
    double EARTH = 6371.0088;

    /** Whether a point in degrees lies in it. */
    boolean holds(double longitude, double latitude);

    /** Between two meridians and two parallels. */
    record Within(Area.Box box) implements Region {
        @Override
        public boolean holds(double longitude, double latitude) {
            return box.holds(longitude, latitude);
        }
    }

    /** Not farther from a point than a distance. */
    record Near(double longitude, double latitude, double kilometres) implements Region {

        public Near {
            if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90) || !(kilometres > 0)) {
                throw new IllegalArgumentException(
                        "a point is a longitude from -180 to 180 and a latitude from -90 to 90,"
                                + " and a distance is more than 0, not " + longitude + "," + latitude + " and "
                                + kilometres);
            }
        }

        /** The haversine formula: exact enough for any distance on a sphere. */
        @Override
        public boolean holds(double otherLongitude, double otherLatitude) {
            double byLatitude = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
            double byLongitude = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
            double haversine = byLatitude * byLatitude
                    + Math.cos(Math.toRadians(latitude))
                            * Math.cos(Math.toRadians(otherLatitude))
                            * byLongitude
                            * byLongitude;
            return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(haversine))) <= kilometres;
        }
    }
}
