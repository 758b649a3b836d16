package io.castling.extraction.place;

/** What a place is; decides how near another place must be to agree with it. */
public enum PlaceKind {
    CONTINENT,
    /** Spans several countries: the Middle East, the Baltic. */
    SUPRANATIONAL,
    COUNTRY,
    /** First and second level administrative units, historic regions, and vague parts of countries. */
    REGION,
    CITY,
    DISTRICT,
    /** Bases, airports, ports, ranges, streets and buildings. */
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
    /** A border or front line. */
    LINE
}
