package io.castling.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How well the relocations that {@code assess} printed agree with labels: B-cubed F1 over what articles report (Bagga and
 * Baldwin 1998; what no alert covers counts as missed), alerted relocations for each real one, and the share of alerted
 * relocations that no label knows.
 *
 * @param mistakes in words
 */
record TrackingScore(double b3F1, double alertsPerRelocation, double falseAlerts, List<String> mistakes) {

    private static final double EARTH_DIAMETER_KM = 12_742;
    private static final Map<String, Integer> NEAR_KM =
            Map.of("region", 300, "islands", 300, "sea", 400, "strait", 200);
    private static final int POINT_KM = 161;

    /** What one article reports of one movement. */
    private record Report(String article, JsonNode label, String movement) {}

    static TrackingScore of(List<JsonNode> labelled, List<JsonNode> printed) {
        List<JsonNode> alerted = printed.stream()
                .filter(relocation -> relocation.get("alerted").asBoolean())
                .toList();
        List<Report> reports = labelled.stream().flatMap(TrackingScore::reports).toList();
        Map<Report, JsonNode> found = new LinkedHashMap<>();
        reports.forEach(report -> best(report, alerted).ifPresent(relocation -> found.put(report, relocation)));
        List<String> mistakes = new ArrayList<>();
        reports.stream()
                .filter(report -> !found.containsKey(report))
                .forEach(report -> mistakes.add("missed: " + report.article + " " + report.movement));
        double precision = 0;
        double recall = 0;
        for (Report report : found.keySet()) {
            Set<Report> together = keys(found, found.get(report));
            long right = together.stream()
                    .filter(other -> other.movement.equals(report.movement))
                    .count();
            precision += (double) right / together.size();
            recall += (double) right
                    / reports.stream()
                            .filter(other -> other.movement.equals(report.movement))
                            .count();
        }
        precision = found.isEmpty() ? 0 : precision / found.size();
        recall = reports.isEmpty() ? 1 : recall / reports.size();
        return new TrackingScore(
                precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall),
                split(found, mistakes),
                falseAlerts(alerted, found, mistakes),
                mistakes);
    }

    private static Stream<Report> reports(JsonNode article) {
        return stream(article.get("relocations"))
                .filter(label -> !label.get("background").asBoolean()
                        && !label.get("status").asText().equals("denied"))
                .map(label -> new Report(
                        article.get("id").asText(),
                        label,
                        label.get("event_cluster").asText() + " of "
                                + label.get("system").asText()));
    }

    private static Optional<JsonNode> best(Report report, List<JsonNode> alerted) {
        JsonNode best = null;
        int most = -1;
        for (JsonNode relocation : alerted) {
            boolean ofArticle = stream(relocation.get("articles"))
                    .anyMatch(id -> id.asText().equals(report.article));
            if (ofArticle && sameSystem(relocation, report.label)) {
                int right =
                        agrees(relocation, report.label, "origin") + agrees(relocation, report.label, "destination");
                if (right > most) {
                    most = right;
                    best = relocation;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Set<Report> keys(Map<Report, JsonNode> found, JsonNode relocation) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().equals(relocation))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static double split(Map<Report, JsonNode> found, List<String> mistakes) {
        Map<String, Set<String>> relocations = new HashMap<>();
        Map<String, Set<String>> movements = new HashMap<>();
        found.forEach((report, relocation) -> {
            String id = relocation.get("relocation").asText();
            relocations.computeIfAbsent(report.movement, key -> new HashSet<>()).add(id);
            movements.computeIfAbsent(id, key -> new TreeSet<>()).add(report.movement);
        });
        relocations.forEach((movement, ids) -> {
            if (ids.size() > 1) {
                mistakes.add("split: " + movement);
            }
        });
        movements.values().stream()
                .filter(merged -> merged.size() > 1)
                .forEach(merged -> mistakes.add("merged: " + merged));
        return relocations.values().stream().mapToInt(Set::size).average().orElse(0);
    }

    private static double falseAlerts(List<JsonNode> alerted, Map<Report, JsonNode> found, List<String> mistakes) {
        List<JsonNode> unknown = alerted.stream()
                .filter(relocation -> keys(found, relocation).isEmpty())
                .toList();
        unknown.forEach(relocation -> mistakes.add("false alert: " + relocation.get("system") + " from "
                + relocation.get("origins") + " to " + relocation.get("destinations") + " of "
                + relocation.get("articles")));
        return alerted.isEmpty() ? 0 : (double) unknown.size() / alerted.size();
    }

    private static boolean sameSystem(JsonNode relocation, JsonNode label) {
        String system = fold(relocation.get("system"));
        return system.equals(fold(label.get("system")))
                || stream(label.path("acceptable_systems"))
                        .anyMatch(accepted -> fold(accepted).equals(system));
    }

    private static int agrees(JsonNode relocation, JsonNode label, String end) {
        List<JsonNode> places = stream(relocation.get(end + "s")).toList();
        JsonNode wanted = label.get(end);
        List<JsonNode> accepted = stream(label.path("acceptable_" + end + "s")).toList();
        if (places.isEmpty()) {
            return wanted.isNull() || accepted.stream().anyMatch(JsonNode::isNull) ? 1 : 0;
        }
        boolean owner = end.equals("origin")
                && wanted.isNull()
                && places.stream().allMatch(place -> place.get("kind").asText().equals("country"));
        return owner || places.stream().anyMatch(place -> isOne(place, wanted, accepted)) ? 1 : 0;
    }

    private static boolean isOne(JsonNode place, JsonNode wanted, List<JsonNode> accepted) {
        List<String> names = List.of(fold(place.get("name")), fold(place.get("text")));
        if (accepted.stream().anyMatch(name -> names.contains(fold(name)))) {
            return true;
        }
        if (wanted.isNull()) {
            return false;
        }
        if (names.contains(fold(wanted.get("name")))) {
            return true;
        }
        String kind = wanted.get("kind").asText();
        if (kind.equals("country")) {
            return place.get("country").equals(wanted.get("country"));
        }
        return !place.get("kind").asText().equals("country")
                && km(place, wanted) <= NEAR_KM.getOrDefault(kind, POINT_KM);
    }

    private static double km(JsonNode place, JsonNode label) {
        double latitude = Math.toRadians(place.get("latitude").asDouble());
        double other = Math.toRadians(label.get("lat").asDouble());
        double across = Math.sin(Math.toRadians(
                        label.get("lon").asDouble() - place.get("longitude").asDouble())
                / 2);
        double along = Math.sin((other - latitude) / 2);
        return EARTH_DIAMETER_KM
                * Math.asin(
                        Math.min(1, Math.sqrt(along * along + Math.cos(latitude) * Math.cos(other) * across * across)));
    }

    private static String fold(JsonNode name) {
        return Normalizer.normalize(name.asText(), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
