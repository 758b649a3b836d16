package io.castling.alert.deliver.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.schemas.Alert;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Several alerts in one message: systems that moved together, or what a digest has collected. */
public final class Bulletin {

    private Bulletin() {}

    /** One line: how many, and of which systems. */
    public static String line(List<Alert> alerts, Purpose purpose) {
        if (alerts.size() == 1) {
            return PlainText.line(alerts.getFirst(), purpose);
        }
        return Wording.mark(purpose) + alerts.size() + " alerts: "
                + alerts.stream()
                        .map(alert -> Wording.system(alert.getRelocation()))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** Text without markup: the headlines first, then each alert as a whole. */
    public static String text(List<Alert> alerts, Purpose purpose) {
        if (alerts.size() == 1) {
            return PlainText.page(alerts.getFirst(), purpose);
        }
        var page = new StringBuilder(line(alerts, purpose)).append("\n\n");
        alerts.forEach(alert ->
                page.append("- ").append(PlainText.line(alert, purpose)).append('\n'));
        alerts.forEach(alert ->
                page.append("\n").append("=".repeat(72)).append("\n\n").append(PlainText.page(alert, purpose)));
        return page.toString();
    }

    /** Markdown: one after the other. */
    static String markdown(List<Alert> alerts, Purpose purpose) {
        return alerts.stream().map(alert -> Markdown.page(alert, purpose)).collect(Collectors.joining("\n---\n\n"));
    }

    /** A page for mail. */
    public static String html(List<Alert> alerts, Purpose purpose) {
        if (alerts.size() == 1) {
            return Html.page(alerts.getFirst(), purpose);
        }
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
                + Html.escape(line(alerts, purpose)) + "</title>\n</head>\n<body>\n"
                + alerts.stream()
                        .map(alert -> Html.body(Account.of(alert, purpose)))
                        .collect(Collectors.joining("<hr>\n"))
                + "</body>\n</html>\n";
    }

    /** The features of all; what is true of each alert stands in the foreign member {@code alerts}. */
    static String geoJson(List<Alert> alerts, Purpose purpose) {
        if (alerts.size() == 1) {
            return GeoJson.write(alerts.getFirst(), purpose);
        }
        var collection = Json.typed("FeatureCollection");
        ArrayNode properties = collection.putArray("alerts");
        ArrayNode features = collection.putArray("features");
        for (Alert alert : alerts) {
            ObjectNode one = GeoJson.collection(alert, purpose);
            properties.add(one.get("alert"));
            one.withArray("features").forEach(features::add);
        }
        return Json.write(collection);
    }

    /** One bundle; what several of them name stands in it once. */
    static String stix(List<Alert> alerts, Purpose purpose, Publisher publisher) {
        if (alerts.size() == 1) {
            return Stix.write(alerts.getFirst(), purpose, publisher);
        }
        Set<JsonNode> objects = new LinkedHashSet<>();
        for (Alert alert : alerts) {
            Stix.bundle(alert, purpose, publisher).withArray("objects").forEach(objects::add);
        }
        String ids = alerts.stream().map(Alert::getId).collect(Collectors.joining("|"));
        var bundle = Json.typed("bundle").put("id", StixId.of("bundle", ids + purpose));
        ArrayNode array = bundle.putArray("objects");
        objects.forEach(array::add);
        return Json.write(bundle);
    }
}
