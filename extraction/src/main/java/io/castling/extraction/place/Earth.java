package io.castling.extraction.place;

/** Distances and shifts on a sphere; good to half a percent, which is finer than any place here. */
final class Earth {

    private static final double DIAMETER_KM = 12742;
    private static final double KM_A_DEGREE = 111.2;

    private Earth() {}

    static double km(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double haversine = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude)) * east * east;
        return DIAMETER_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    static double north(double latitude, double km) {
        return Math.max(-89, Math.min(89, latitude + km / KM_A_DEGREE));
    }

    static double east(double latitude, double longitude, double km) {
        double shifted = longitude + km / (KM_A_DEGREE * Math.max(0.1, Math.cos(Math.toRadians(latitude))));
        return shifted > 180 ? shifted - 360 : shifted < -180 ? shifted + 360 : shifted;
    }
}
