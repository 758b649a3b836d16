package io.castling.alert.track;

import java.util.List;
import java.util.Optional;

/**
 * A place as a claim names it.
 *
 * @param id stable key; equal keys mean the same place
 * @param name the English name
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param country ISO 3166-1 alpha-2; empty for what lies in none or in several
 * @param kind what it is
 * @param uncertaintyKm radius within which the thing spoken of lies
 * @param within ids of the places that contain it, nearest first
 */
public record Place(
        String id,
        String name,
        double latitude,
        double longitude,
        Optional<String> country,
        Kind kind,
        double uncertaintyKm,
        List<String> within) {

    public Place {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "place " + id + ": no point on earth: latitude " + latitude + ", longitude " + longitude);
        }
        if (!(uncertaintyKm >= 0)) {
            throw new IllegalArgumentException("place " + id + ": uncertainty is not a radius: " + uncertaintyKm);
        }
        within = List.copyOf(within);
    }

    /** What a place is; decides how near another place must be to agree with it. */
    public enum Kind {
        CONTINENT,
        SUPRANATIONAL,
        COUNTRY,
        REGION,
        CITY,
        DISTRICT,
        FACILITY,
        ISLAND,
        ISLANDS,
        PENINSULA,
        SEA,
        STRAIT,
        BAY,
        RIVER,
        LAKE,
        MOUNTAIN,
        DESERT,
        LINE
    }
}
