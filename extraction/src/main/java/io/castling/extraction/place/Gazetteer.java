package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The places of the world and their names, as parallel arrays: places and names are numbers here, and only a result
 * becomes a {@link Place}. Immutable and safe to share. The resource is made by {@code tools/gazetteer}.
 */
final class Gazetteer {

    /** Version of the layout; {@code prepare.py} writes it, and a resource of another version is refused. */
    static final int FORMAT = 2;

    /** Marks of a name. */
    static final int COMMON_WORD = 1;

    static final int FIRST_NAME = 2;
    /** Counts only in upper case: {@code US}. */
    static final int CAPITALS = 4;
    /** Counts only after a place and a comma: {@code Reno, NV}. */
    static final int AFTER_PLACE = 8;

    static final int DEMONYM = 16;
    /** Needs a cue: {@code Strip}. */
    static final int WEAK = 32;

    /** Mark of a place: its bare name often stands for a government. */
    static final int SEAT = 1;

    private static final PlaceKind[] KINDS = PlaceKind.values();

    private final GazetteerReader.Columns columns;

    private Gazetteer(GazetteerReader.Columns columns) {
        this.columns = columns;
    }

    /** The gazetteer of this jar. */
    static Gazetteer bundled() {
        return new Gazetteer(GazetteerReader.bundled());
    }

    int size() {
        return columns.latitudes().length;
    }

    /** As {@link NameTable#longest}. */
    long longest(Tokens tokens, int first, int limit) {
        return columns.index().longest(tokens, first, limit);
    }

    boolean isFirstName(long hash) {
        return columns.firstNames().contains(hash);
    }

    /** Whether the name has one of the marks. */
    boolean marked(int name, int marks) {
        return (columns.nameMarks()[name] & marks) != 0;
    }

    int candidates(int name) {
        return columns.postingStarts()[name + 1] - columns.postingStarts()[name];
    }

    int candidate(int name, int n) {
        return columns.postings()[columns.postingStarts()[name] + n] >>> 2;
    }

    /** 0 for the name of the place, 1 for a name in use, 2 for a spelling that counts for less. */
    int rank(int name, int n) {
        return columns.postings()[columns.postingStarts()[name] + n] & 3;
    }

    PlaceKind kind(int place) {
        return KINDS[columns.kinds()[place]];
    }

    /** The number of the country as a place, or -1. */
    int country(int place) {
        return columns.countries()[place];
    }

    /** The unit that contains the place, or -1. */
    int unit(int place) {
        return columns.units()[place];
    }

    boolean isSeat(int place) {
        return (columns.placeMarks()[place] & SEAT) != 0;
    }

    /** Whether a country is called so, whatever else is. */
    boolean hasCountry(int name) {
        for (int n = 0; n < candidates(name); n++) {
            if (kind(candidate(name, n)) == PlaceKind.COUNTRY && rank(name, n) < 2) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the places of this name is a seat of government. */
    boolean hasSeat(int name) {
        for (int n = 0; n < candidates(name); n++) {
            if (isSeat(candidate(name, n))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the places of this name is in the supplement. */
    boolean hasCurated(int name) {
        for (int n = 0; n < candidates(name); n++) {
            if (isCurated(candidate(name, n))) {
                return true;
            }
        }
        return false;
    }

    boolean isCurated(int place) {
        return columns.sources()[place] == 'c';
    }

    boolean isAirport(int place) {
        return columns.sources()[place] == 'o';
    }

    /** First-level units have no unit above them. */
    boolean isFirstLevel(int place) {
        return kind(place) == PlaceKind.REGION && unit(place) < 0;
    }

    /** Decimal logarithm of the population. */
    double magnitude(int place) {
        return (columns.populations()[place] & 0xff) / 20.0;
    }

    double latitude(int place) {
        return columns.latitudes()[place] / 10000.0;
    }

    double longitude(int place) {
        return columns.longitudes()[place] / 10000.0;
    }

    double radiusKm(int place) {
        return columns.radii()[place];
    }

    String name(int place) {
        return columns.names().get(place);
    }

    double km(int a, int b) {
        return Earth.km(latitude(a), longitude(a), latitude(b), longitude(b));
    }

    /** Whether two places are less than so far apart; the latitude settles most questions without trigonometry. */
    boolean near(int a, int b, double km) {
        return Math.abs(columns.latitudes()[a] - columns.latitudes()[b]) < km / 111 * 10000 && km(a, b) < km;
    }

    /** Whether the first lies in the second. */
    boolean within(int inner, int outer) {
        if (inner == outer) {
            return false;
        }
        for (int unit = unit(inner); unit >= 0; unit = unit(unit)) {
            if (unit == outer) {
                return true;
            }
        }
        if (kind(outer) == PlaceKind.COUNTRY) {
            return country(inner) == outer;
        }
        boolean area = switch (kind(outer)) {
            case REGION, ISLAND, ISLANDS, PENINSULA, DISTRICT -> true;
            case CONTINENT,
                    SUPRANATIONAL,
                    COUNTRY,
                    CITY,
                    FACILITY,
                    SEA,
                    STRAIT,
                    BAY,
                    RIVER,
                    LAKE,
                    MOUNTAIN,
                    DESERT,
                    LINE -> false;
        };
        return area
                && radiusKm(inner) < radiusKm(outer)
                && (country(outer) < 0 || country(inner) == country(outer))
                && km(inner, outer) < radiusKm(outer) * 1.2;
    }

    /** Where two countries touch. */
    Optional<Border> border(int country, int other) {
        return columns.borders().stream()
                .filter(b -> (b.country() == country && b.other() == other)
                        || (b.country() == other && b.other() == country))
                .findFirst();
    }

    /**
     * The line where two countries touch, as a point and a radius.
     */
    record Border(int country, int other, double latitude, double longitude, double radiusKm) {}

    /** An outer part of a country. Directions go from 0 for north clockwise to 7 for northwest. */
    Optional<Part> part(int country, int direction) {
        return columns.parts().stream()
                .filter(p -> p.country() == country && p.direction() == direction)
                .findFirst();
    }

    /** The towns of a country that lie farthest in one direction, as a point and a radius. */
    record Part(int country, int direction, double latitude, double longitude, double radiusKm) {}

    Optional<String> countryCode(int place) {
        int country = country(place);
        return country < 0 ? Optional.empty() : Optional.of(ident(country).substring(4));
    }

    String ident(int place) {
        return columns.sources()[place] == 0
                ? "gn:" + columns.geonames()[place]
                : columns.idents().get(place);
    }

    /** The place as others see it. */
    Place place(int place) {
        List<String> within = new ArrayList<>();
        for (int unit = unit(place); unit >= 0; unit = unit(unit)) {
            within.add(ident(unit));
        }
        int country = country(place);
        if (country >= 0 && country != place) {
            within.add(ident(country));
        }
        int geonames = columns.geonames()[place];
        return new Place(
                ident(place),
                name(place),
                latitude(place),
                longitude(place),
                countryCode(place),
                kind(place),
                radiusKm(place),
                geonames == 0 ? OptionalLong.empty() : OptionalLong.of(geonames),
                within);
    }
}
