package io.castling.alert.deliver.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.schemas.Alert;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import java.util.List;
import java.util.Locale;

/**
 * An alert as a GeoJSON FeatureCollection (RFC 7946): a point for each place and a line for each way from an origin to a
 * destination. Positions are longitude, latitude.
 */
public final class GeoJson {

    private GeoJson() {}

    /** The collection as JSON text. */
    public static String write(Alert alert, Purpose purpose) {
        return Json.write(collection(alert, purpose));
    }

    /** The collection; what is true of the whole alert stands in its foreign member {@code alert} (RFC 7946, 6.1). */
    public static ObjectNode collection(Alert alert, Purpose purpose) {
        Relocation relocation = alert.getRelocation();
        var collection = Json.typed("FeatureCollection");
        collection.set("alert", properties(alert, purpose));
        ArrayNode features = collection.putArray("features");
        points(features, "origin", relocation.getOrigins(), Wording.uncertain(relocation, ClaimSlot.ORIGINS));
        points(features, "via", relocation.getVia(), false);
        points(
                features,
                "destination",
                relocation.getDestinations(),
                Wording.uncertain(relocation, ClaimSlot.DESTINATIONS));
        for (Place origin : relocation.getOrigins()) {
            for (Place destination : relocation.getDestinations()) {
                features.add(way(origin, destination));
            }
        }
        return collection;
    }

    private static ObjectNode properties(Alert alert, Purpose purpose) {
        Relocation relocation = alert.getRelocation();
        var properties = Json.object()
                .put("id", alert.getId())
                .put("relocation", relocation.getId())
                .put("type", lower(alert.getType()))
                .put("status", lower(purpose))
                .put("severity", lower(alert.getSeverity()))
                .put("headline", Clean.line(alert.getHeadline()))
                .put("system", Wording.system(relocation))
                .put("family", relocation.getFamily())
                .put("materiel", lower(relocation.getMateriel()))
                .put("credibility", Wording.code(relocation.getCredibility()))
                .put("issued", alert.getIssued().toString());
        ArrayNode reasons = properties.putArray("reasons");
        relocation.getCredibility().getReasons().forEach(reason -> reasons.add(Clean.line(reason)));
        evidence(properties.putArray("evidence"), relocation);
        return properties;
    }

    private static void evidence(ArrayNode evidence, Relocation relocation) {
        relocation.getEvidence().forEach(claim -> {
            ObjectNode each = evidence.addObject()
                    .put("article", claim.getArticle().getId())
                    .put("field", lower(claim.getEvidence().getField()))
                    .put("start", claim.getEvidence().getStart())
                    .put("end", claim.getEvidence().getEnd())
                    .put("text", claim.getEvidence().getText());
            Clean.link(claim.getArticle().getUrl()).ifPresent(url -> each.put("url", url));
        });
    }

    private static void points(ArrayNode features, String role, List<Place> places, boolean uncertain) {
        for (Place place : places) {
            ObjectNode feature = features.addObject().put("type", "Feature");
            feature.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .addAll(position(place));
            ObjectNode properties = feature.putObject("properties")
                    .put("role", role)
                    .put("name", Clean.line(place.getName()))
                    .put("place", place.getId())
                    .put("kind", place.getKind())
                    .put("uncertaintyKm", place.getUncertaintyKm())
                    .put("uncertain", uncertain);
            if (place.getCountry() != null) {
                properties.put("country", place.getCountry());
            }
            if (place.getGeonameId() != null) {
                properties.put("geonameId", place.getGeonameId());
            }
        }
    }

    private static ObjectNode way(Place from, Place to) {
        var feature = Json.typed("Feature");
        feature.set("geometry", line(from, to));
        feature.putObject("properties")
                .put("role", "way")
                .put("from", Clean.line(from.getName()))
                .put("to", Clean.line(to.getName()));
        return feature;
    }

    /** A line over the antimeridian is cut there in two (RFC 7946, 3.1.9). */
    private static ObjectNode line(Place from, Place to) {
        double leap = to.getLongitude() - from.getLongitude();
        if (Math.abs(leap) <= 180) {
            var line = Json.typed("LineString");
            line.putArray("coordinates").add(position(from)).add(position(to));
            return line;
        }
        double edge = from.getLongitude() > 0 ? 180 : -180;
        double around = 360 - Math.abs(leap);
        double share = around == 0 ? 0 : (180 - Math.abs(from.getLongitude())) / around;
        double latitude = from.getLatitude() + share * (to.getLatitude() - from.getLatitude());
        var lines = Json.typed("MultiLineString");
        ArrayNode parts = lines.putArray("coordinates");
        parts.addArray().add(position(from)).add(position(edge, latitude));
        parts.addArray().add(position(-edge, latitude)).add(position(to));
        return lines;
    }

    private static ArrayNode position(Place place) {
        return position(place.getLongitude(), place.getLatitude());
    }

    private static ArrayNode position(double longitude, double latitude) {
        return JsonNodeFactory.instance.arrayNode().add(longitude).add(latitude);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
