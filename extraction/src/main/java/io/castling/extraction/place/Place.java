package io.castling.extraction.place;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place on earth.
 *
 * @param id stable key: {@code gn:554234} for GeoNames, {@code oa:UUMU} for OurAirports, {@code cs:iturup} for the supplement
 * @param name the English name
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param country ISO 3166-1 alpha-2; empty for what lies in none or in several (Crimea is UA)
 * @param kind what it is
 * @param uncertaintyKm radius within which the thing spoken of lies
 * @param geonameId key in GeoNames, where it has one
 * @param within ids of the places that contain it, nearest first
 */
public record Place(
        String id,
        String name,
        double latitude,
        double longitude,
        Optional<String> country,
        PlaceKind kind,
        double uncertaintyKm,
        OptionalLong geonameId,
        List<String> within) {

    public Place {
        within = List.copyOf(within);
    }
}
