package io.castling.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a subscription asks for and where it sends, as options; whether it makes sense is decided by the API. */
final class SubscriptionOptions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ENDS = List.of("origin", "destination", "either");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--name", paramLabel = "TEXT", description = "A name for people.")
    private @Nullable String name;

    @Option(names = "--owner", paramLabel = "TEXT", description = "Who subscribes.")
    private @Nullable String owner;

    @Option(names = "--system", split = ",", paramLabel = "NAME", description = "Systems, for example S-300V4.")
    private List<String> systems = List.of();

    @Option(
            names = "--family",
            split = ",",
            paramLabel = "NAME",
            description = "Families of systems, for example S-300.")
    private List<String> families = List.of();

    @Option(names = "--class", split = ",", paramLabel = "NAME", description = "Classes, for example AIR_DEFENCE.")
    private List<String> classes = List.of();

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "CODE",
            description = "States that own the system, two letters, for example RU.")
    private List<String> states = List.of();

    @Option(
            names = "--place",
            paramLabel = "[END:]NAME",
            description = "A place that one end of the movement lies in; END is origin, destination or either.")
    private List<String> places = List.of();

    @Option(names = "--country", paramLabel = "[END:]CODE", description = "A country, for example destination:BY.")
    private List<String> countries = List.of();

    @Option(names = "--bbox", paramLabel = "[END:]W,S,E,N", description = "A bounding box in degrees.")
    private List<String> boxes = List.of();

    @Option(
            names = "--polygon",
            paramLabel = "[END:]FILE",
            description = "A file with a GeoJSON Polygon or MultiPolygon, also as a Feature.")
    private List<String> polygons = List.of();

    @Option(
            names = "--materiel",
            split = ",",
            paramLabel = "KIND",
            description = "What moved: system, interceptors, components.")
    private List<String> materiel = List.of();

    @Option(
            names = "--status",
            split = ",",
            paramLabel = "STATUS",
            description = "What is said of it: reported, planned, denied.")
    private List<String> statuses = List.of();

    @Option(
            names = "--least-credibility",
            paramLabel = "PAIR",
            description = "An Admiralty pair or half of one: B3, B or 3.")
    private @Nullable String credibility;

    @Option(names = "--least-severity", paramLabel = "SEVERITY", description = "low, medium, high or critical.")
    private @Nullable String severity;

    @Option(names = "--max-age", paramLabel = "DAYS", description = "News that is older is left out.")
    private @Nullable Integer maxAge;

    @Option(names = "--webhook", paramLabel = "URL", description = "Post to this address (Standard Webhooks).")
    private List<String> webhooks = List.of();

    @Option(
            names = "--secret",
            paramLabel = "REF",
            description = "Signs the webhooks: env:CASTLING_SECRET_NAME or file:NAME of the server, never the secret.")
    private @Nullable String secret;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Body of the webhooks: json, cap, geojson, stix, text, markdown, html, line.")
    private @Nullable String format;

    @Option(names = "--mail", paramLabel = "ADDRESS", description = "Send mail to this address.")
    private List<String> mails = List.of();

    @Option(names = "--slack", paramLabel = "URL|REF", description = "A Slack-compatible incoming webhook.")
    private List<String> slack = List.of();

    @Option(names = "--teams", paramLabel = "URL|REF", description = "A Microsoft Teams workflow.")
    private List<String> teams = List.of();

    @Option(names = "--console", description = "Print a line on the standard output of the server.")
    private boolean console;

    @Option(
            names = "--mute",
            paramLabel = "HOURS",
            description = "Hours without delivery, for example '22:00-07:00 Europe/Warsaw'.")
    private List<String> mute = List.of();

    @Option(
            names = "--digest",
            paramLabel = "WHEN",
            description = "Collect alerts and send them together: 'hourly', '08:00,18:00 Europe/Kyiv', or an ISO 8601"
                    + " duration as PT6H.")
    private @Nullable String digest;

    @Option(
            names = "--separate",
            negatable = true,
            description = "Do not put alerts of systems that move together into one message.")
    private @Nullable Boolean separate;

    /** The fields that were given, as the API names them. */
    ObjectNode fields() {
        ObjectNode fields = NODES.objectNode();
        text(fields, "name", name);
        text(fields, "owner", owner);
        texts(fields, "systems", systems, Function.identity());
        texts(fields, "families", families, Function.identity());
        texts(fields, "classes", classes, each -> each.toUpperCase(Locale.ROOT));
        texts(fields, "owners", states, each -> each.toUpperCase(Locale.ROOT));
        areas().ifPresent(areas -> fields.set("areas", areas));
        texts(fields, "materiel", materiel, Function.identity());
        texts(fields, "statuses", statuses, Function.identity());
        credibility(fields);
        text(fields, "leastSeverity", severity);
        if (maxAge != null) {
            fields.put("oldestDays", maxAge);
        }
        texts(fields, "muteHours", mute, Function.identity());
        text(fields, "digest", "hourly".equalsIgnoreCase(digest) ? "PT1H" : digest);
        if (separate != null) {
            fields.put("grouped", !separate);
        }
        channels().ifPresent(channels -> fields.set("channels", channels));
        return fields;
    }

    private static void text(ObjectNode fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static void texts(
            ObjectNode fields, String field, List<String> values, Function<String, String> normalised) {
        if (!values.isEmpty()) {
            ArrayNode array = fields.putArray(field);
            values.forEach(value -> array.add(normalised.apply(value.strip())));
        }
    }

    private void credibility(ObjectNode fields) {
        if (credibility == null) {
            return;
        }
        String pair = credibility.toUpperCase(Locale.ROOT);
        if (!pair.matches("[A-F]?[1-6]?") || pair.isEmpty()) {
            throw usage("--least-credibility takes an Admiralty pair or half of one, for example B3, B or 3, not '"
                    + credibility + "'");
        }
        if (Character.isLetter(pair.charAt(0))) {
            fields.put("leastReliability", pair.substring(0, 1));
        }
        char last = pair.charAt(pair.length() - 1);
        if (Character.isDigit(last)) {
            fields.put("leastCredibility", Character.digit(last, 10));
        }
    }

    private Optional<ArrayNode> areas() {
        ArrayNode areas = NODES.arrayNode();
        places.forEach(each -> area(areas, each, (area, text) -> area.put("name", text)));
        countries.forEach(each ->
                area(areas, each, (area, text) -> area.put("country", text.toUpperCase(Locale.ROOT))));
        boxes.forEach(each -> area(areas, each, this::box));
        polygons.forEach(each -> area(areas, each, this::polygon));
        return areas.isEmpty() ? Optional.empty() : Optional.of(areas);
    }

    private interface Shape {
        void draw(ObjectNode area, String text);
    }

    private static void area(ArrayNode areas, String option, Shape shape) {
        int colon = option.indexOf(':');
        String end = colon < 0 ? "" : option.substring(0, colon).toLowerCase(Locale.ROOT);
        ObjectNode area = areas.addObject();
        if (ENDS.contains(end)) {
            area.put("end", end);
            shape.draw(area, option.substring(colon + 1).strip());
        } else {
            shape.draw(area, option.strip());
        }
    }

    private void box(ObjectNode area, String text) {
        ArrayNode box = area.putArray("boundingBox");
        try {
            for (String number : text.split(",", -1)) {
                box.add(Double.parseDouble(number.strip()));
            }
        } catch (NumberFormatException e) {
            throw usage("--bbox takes west,south,east,north in degrees, for example 19,54,23,56, not '" + text + "'");
        }
    }

    private void polygon(ObjectNode area, String file) {
        try {
            area.put(
                    "polygon",
                    geometry(JSON.readTree(Files.readAllBytes(Path.of(file)))).toString());
        } catch (JsonProcessingException e) {
            throw usage("--polygon: " + file + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw usage("--polygon: " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** Drawing programs wrap a shape into a feature and that into a collection. */
    private static JsonNode geometry(JsonNode drawn) {
        return switch (drawn.path("type").asText()) {
            case "Feature" -> drawn.path("geometry");
            case "FeatureCollection" ->
                drawn.path("features").size() == 1
                        ? drawn.path("features").path(0).path("geometry")
                        : drawn;
            default -> drawn;
        };
    }

    private Optional<ArrayNode> channels() {
        ArrayNode channels = NODES.arrayNode();
        webhooks.forEach(each -> settings(channel(channels, "webhook", each)));
        mails.forEach(each -> channel(channels, "mail", each));
        slack.forEach(each -> channel(channels, "slack", each));
        teams.forEach(each -> channel(channels, "teams", each));
        if (console) {
            channels.addObject().put("kind", "console");
        }
        if (webhooks.isEmpty() && (secret != null || format != null)) {
            throw usage("--secret and --format belong to --webhook: name the webhook, too");
        }
        return channels.isEmpty() ? Optional.empty() : Optional.of(channels);
    }

    private static ObjectNode channel(ArrayNode channels, String kind, String target) {
        return channels.addObject().put("kind", kind).put("target", target);
    }

    private void settings(ObjectNode channel) {
        Map<String, String> settings = new LinkedHashMap<>();
        Optional.ofNullable(secret).ifPresent(reference -> settings.put("secret", reference));
        Optional.ofNullable(format).ifPresent(word -> settings.put("format", word.toLowerCase(Locale.ROOT)));
        if (!settings.isEmpty()) {
            ObjectNode node = channel.putObject("settings");
            settings.forEach(node::put);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
