package io.castling.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A subscription in words, for a list. */
final class SubscriptionText {

    private static final String EVERYTHING = "*@";

    private SubscriptionText() {}

    static String state(JsonNode subscription, Instant now) {
        if (!subscription.path("enabled").asBoolean(true)) {
            return "paused";
        }
        Optional<Instant> until = texts(subscription.path("silences"))
                .filter(silence -> silence.startsWith(EVERYTHING))
                .map(silence -> Instant.parse(silence.substring(EVERYTHING.length())))
                .max(Instant::compareTo)
                .filter(now::isBefore);
        if (until.isPresent()) {
            return "paused until " + until.get();
        }
        long disabled = StreamSupport.stream(subscription.path("channels").spliterator(), false)
                .filter(channel -> channel.has("disabled"))
                .count();
        return disabled == 0
                ? "on"
                : "on, " + disabled + " of " + subscription.path("channels").size() + " channels disabled";
    }

    static String wants(JsonNode subscription) {
        List<String> wants = new ArrayList<>();
        for (String field : List.of("systems", "families", "classes", "owners", "materiel", "statuses")) {
            if (!subscription.path(field).isEmpty()) {
                wants.add(String.join(", ", texts(subscription.path(field)).toList()));
            }
        }
        subscription.path("areas").forEach(area -> wants.add(area(area)));
        String pair = subscription.path("leastReliability").asText()
                + subscription.path("leastCredibility").asText();
        if (!pair.isEmpty()) {
            wants.add(pair + " or better");
        }
        if (subscription.has("leastSeverity")) {
            wants.add(subscription.path("leastSeverity").asText() + " or graver");
        }
        if (subscription.has("oldestDays")) {
            wants.add("at most " + subscription.path("oldestDays").asText() + " days old");
        }
        if (subscription.has("digest")) {
            wants.add("digest " + subscription.path("digest").asText());
        }
        return wants.isEmpty() ? "everything" : String.join("; ", wants);
    }

    static String channels(JsonNode subscription) {
        List<String> channels = new ArrayList<>();
        subscription
                .path("channels")
                .forEach(channel -> channels.add((channel.path("kind").asText() + " "
                                + channel.path("target").asText())
                        .strip()));
        return String.join(", ", channels);
    }

    private static String area(JsonNode area) {
        String end = area.path("end").asText("either");
        String what;
        if (area.has("name")) {
            what = area.path("name").asText();
        } else if (area.has("country")) {
            what = area.path("country").asText();
        } else {
            what = area.has("polygon") ? "a polygon" : "a box " + area.path("boundingBox");
        }
        return (end.equals("either") ? "touches " : end + " in ") + what;
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
