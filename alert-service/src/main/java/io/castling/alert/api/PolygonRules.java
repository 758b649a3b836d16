package io.castling.alert.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * What a GeoJSON Polygon or MultiPolygon has to be (RFC 7946, 3.1.6 and 3.1.7), with the first mistake in words of the one
 * who drew it.
 */
final class PolygonRules {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LEAST_POSITIONS = 4;
    private static final int MOST_POSITIONS = 5_000;

    private PolygonRules() {}

    /** What is wrong, if anything. */
    static Optional<String> problem(String text) {
        try {
            JsonNode shape = JSON.readTree(text);
            JsonNode coordinates = shape.path("coordinates");
            return switch (shape.path("type").asText()) {
                case "Polygon" -> polygon("coordinates", coordinates).or(() -> size(shape));
                case "MultiPolygon" -> polygons(coordinates).or(() -> size(shape));
                case "Feature", "FeatureCollection" ->
                    Optional.of("is a " + shape.path("type").asText() + ": give its geometry alone");
                default -> Optional.of("has to be a GeoJSON Polygon or MultiPolygon, as text");
            };
        } catch (JsonProcessingException e) {
            return Optional.of("has to be a GeoJSON Polygon or MultiPolygon, as text; this is no JSON");
        }
    }

    private static Optional<String> polygons(JsonNode polygons) {
        if (!polygons.isArray() || polygons.isEmpty()) {
            return Optional.of("needs coordinates: an array of polygons");
        }
        for (int i = 0; i < polygons.size(); i++) {
            Optional<String> problem = polygon("coordinates[" + i + "]", polygons.get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> polygon(String path, JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            return Optional.of("needs " + path + ": an array of rings, the outer one first");
        }
        for (int i = 0; i < rings.size(); i++) {
            Optional<String> problem = ring(path + "[" + i + "]", rings.get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ring(String path, JsonNode ring) {
        if (!ring.isArray()) {
            return Optional.of("has a ring at " + path + " that is no array of positions");
        }
        for (int i = 0; i < ring.size(); i++) {
            Optional<String> problem = position(path + "[" + i + "]", ring.get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        if (ring.size() < LEAST_POSITIONS) {
            return Optional.of("has a ring at " + path + " of " + ring.size()
                    + " positions; the least is 4, since the last repeats the first");
        }
        JsonNode first = ring.get(0);
        JsonNode last = ring.get(ring.size() - 1);
        boolean closed = first.get(0).doubleValue() == last.get(0).doubleValue()
                && first.get(1).doubleValue() == last.get(1).doubleValue();
        return closed
                ? Optional.empty()
                : Optional.of("has a ring at " + path + " that is not closed: its last position has to be " + first
                        + " again, not " + last);
    }

    private static Optional<String> position(String path, JsonNode position) {
        boolean numbers = position.isArray()
                && position.size() >= 2
                && position.get(0).isNumber()
                && position.get(1).isNumber();
        if (!numbers) {
            return Optional.of("has no position at " + path + ": it takes [longitude, latitude], not " + position);
        }
        double longitude = position.get(0).doubleValue();
        double latitude = position.get(1).doubleValue();
        if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) {
            return Optional.empty();
        }
        String hint = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180
                ? "; GeoJSON has the longitude first: are they swapped?"
                : "";
        return Optional.of("has a position off the earth at " + path + ": longitudes go from -180 to 180 and latitudes"
                + " from -90 to 90, not " + position + hint);
    }

    private static Optional<String> size(JsonNode shape) {
        int positions = 0;
        for (JsonNode number : shape.findValue("coordinates")) {
            positions += leaves(number);
        }
        return positions / 2 <= MOST_POSITIONS
                ? Optional.empty()
                : Optional.of("has " + positions / 2 + " positions; the most is " + MOST_POSITIONS + ": simplify it");
    }

    private static int leaves(JsonNode node) {
        if (!node.isArray()) {
            return 1;
        }
        int leaves = 0;
        for (JsonNode child : node) {
            leaves += leaves(child);
        }
        return leaves;
    }
}
