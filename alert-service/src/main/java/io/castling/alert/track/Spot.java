package io.castling.alert.track;

import java.util.Set;

/**
 * A place prepared for comparison with others.
 *
 * <p>Closeness is in kilometres or their equivalent: 0 for the same place, at most {@link #AGREE} for places that
 * agree, {@link #APART} for those that do not. A place that holds another agrees with it, the less closely the coarser
 * it is.
 */
final class Spot {

    /** Two points this near are one place: the usual "accuracy at 161 km" (100 miles) of geoparsing (Gritta 2018). */
    static final double AGREE = 161;

    static final double APART = Double.POSITIVE_INFINITY;

    private static final double HELD_BY_POINT = 30;
    private static final double HELD_BY_AREA = 60;
    private static final double HELD_BY_COUNTRY = 120;
    private static final double HELD_BY_REALM = 160;
    private static final int NOWHERE = 0;
    private static final double EARTH_DIAMETER_KM = 12_742;
    private static final double COSINE_OF_AGREE = Math.cos(2 * AGREE / EARTH_DIAMETER_KM) - 1e-9;

    /** How finely a place is told, coarsest first. */
    enum Grain {
        REALM,
        COUNTRY,
        AREA,
        POINT
    }

    private final Place place;
    private final Grain grain;
    private final Set<String> within;
    private final int country;
    private final long bit;
    private final long withinBits;
    private final double x;
    private final double y;
    private final double z;

    Spot(Place place) {
        this.place = place;
        this.grain = grainOf(place);
        this.within = Set.copyOf(place.within());
        this.country = place.country().map(Spot::code).orElse(NOWHERE);
        this.bit = bit(place.id());
        this.withinBits = place.within().stream().mapToLong(Spot::bit).reduce(0, (one, other) -> one | other);
        double latitude = Math.toRadians(place.latitude());
        double longitude = Math.toRadians(place.longitude());
        this.x = Math.cos(latitude) * Math.cos(longitude);
        this.y = Math.cos(latitude) * Math.sin(longitude);
        this.z = Math.sin(latitude);
    }

    /** One bit of 64 for an id: where it is not set, a look into the set of ids is spared. */
    private static long bit(String id) {
        return 1L << (id.hashCode() & Long.SIZE - 1);
    }

    private static Grain grainOf(Place place) {
        return switch (place.kind()) {
            case CONTINENT, SUPRANATIONAL -> Grain.REALM;
            case COUNTRY -> Grain.COUNTRY;
            case REGION, ISLANDS, PENINSULA, SEA, DESERT, LINE, STRAIT, BAY, RIVER, LAKE, MOUNTAIN ->
                place.uncertaintyKm() > AGREE / 2 ? Grain.AREA : Grain.POINT;
            case CITY, DISTRICT, FACILITY, ISLAND -> Grain.POINT;
        };
    }

    Place place() {
        return place;
    }

    Grain grain() {
        return grain;
    }

    boolean isSame(Spot other) {
        return bit == other.bit && place.id().equals(other.place.id());
    }

    boolean agrees(Spot other) {
        return closeness(other) <= AGREE;
    }

    /** Whether this names the same place as the other, but more exactly. */
    boolean refines(Spot other) {
        return (grain.compareTo(other.grain) > 0 && agrees(other)) || (other.holds(this) && !holds(other));
    }

    boolean sameCountry(Spot other) {
        return country != NOWHERE && country == other.country;
    }

    /** The two letters of ISO 3166-1 as one number. */
    private static int code(String country) {
        return country.length() == 2 ? country.charAt(0) << Character.SIZE | country.charAt(1) : country.hashCode();
    }

    double closeness(Spot other) {
        if (isSame(other)) {
            return 0;
        }
        if (holds(other)) {
            return heldBy(this, other);
        }
        if (other.holds(this)) {
            return heldBy(other, this);
        }
        boolean strangers = country != NOWHERE && other.country != NOWHERE && country != other.country;
        boolean countryAlone = grain == Grain.COUNTRY || other.grain == Grain.COUNTRY;
        if (countryAlone && (strangers || grain == other.grain)) {
            return APART;
        }
        boolean points = grain == Grain.POINT && other.grain == Grain.POINT;
        if (points && x * other.x + y * other.y + z * other.z < COSINE_OF_AGREE) {
            return APART;
        }
        double limit = points || strangers
                ? AGREE
                : Math.max(AGREE, Math.max(place.uncertaintyKm(), other.place.uncertaintyKm()));
        double distance = distance(other);
        return distance <= limit ? AGREE * distance / limit : APART;
    }

    private boolean holds(Spot other) {
        return ((other.withinBits & bit) != 0 && other.within.contains(place.id()))
                || (grain == Grain.COUNTRY && other.grain.compareTo(Grain.COUNTRY) > 0 && sameCountry(other));
    }

    private static double heldBy(Spot holder, Spot held) {
        return switch (holder.grain) {
            case POINT -> Math.min(HELD_BY_POINT, holder.distance(held));
            case AREA -> HELD_BY_AREA;
            case COUNTRY -> HELD_BY_COUNTRY;
            case REALM -> HELD_BY_REALM;
        };
    }

    private double distance(Spot other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return EARTH_DIAMETER_KM * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
    }
}
