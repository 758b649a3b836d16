package io.castling.ingest.api;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.ingest.poll.Source;
import io.castling.ingest.poll.SourceBook.Entry;
import io.castling.ingest.poll.SourceId;
import io.castling.platform.http.HttpProblem;
import io.castling.schemas.SourceHealth;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sources in requests and answers. */
final class SourceJson {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> FIELDS = Set.of(
            "id",
            "url",
            "kind",
            "name",
            "fetchPages",
            "language",
            "minInterval",
            "maxInterval",
            "staleAfter",
            "paused");

    /** What an answer has beside these; may be sent back, and says nothing. */
    private static final Set<String> ANSWERED = Set.of("definedBy", "health");

    private static final int LONGEST_ID = 100;

    private SourceJson() {}

    record Given(Source source, boolean paused) {}

    /**
     * A source as a client writes it.
     *
     * @param id that the path names; without it, the one in the body, or one made from the address
     * @throws HttpProblem names the field that cannot be
     */
    static Given read(ServerRequest request, Optional<SourceId> id) {
        JsonNode body = body(request);
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        unknown.removeAll(ANSWERED);
        if (!unknown.isEmpty()) {
            throw new HttpProblem(
                    422,
                    "The field " + String.join(", ", unknown) + " is not known. Known are "
                            + String.join(", ", new TreeSet<>(FIELDS)) + ".");
        }
        String url = text(body, "url").orElseThrow(() -> new HttpProblem(422, "The field url is missing."));
        try {
            SourceId named = text(body, "id").map(SourceId::new).or(() -> id).orElseGet(() -> idOf(url));
            if (id.isPresent() && !named.equals(id.get())) {
                throw new HttpProblem(422, "The id in the body is not the one in the address.");
            }
            var options = new Source.Options(
                    text(body, "name"),
                    flag(body, "fetchPages", true),
                    text(body, "language"),
                    duration(body, "minInterval"),
                    duration(body, "maxInterval"),
                    duration(body, "staleAfter"));
            return new Given(
                    Source.of(named, text(body, "kind").orElse("feed"), url, options), flag(body, "paused", false));
        } catch (IllegalArgumentException unusable) {
            throw problem(unusable);
        }
    }

    static HttpProblem problem(IllegalArgumentException unusable) {
        String message = String.valueOf(unusable.getMessage());
        return new HttpProblem(422, Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".");
    }

    private static JsonNode body(ServerRequest request) {
        boolean json = request.headers()
                .contentType()
                .map(type -> type.mediaType().text().equals("application/json"))
                .orElse(false);
        if (!json) {
            throw new HttpProblem(415, "The header Content-Type has to be application/json.");
        }
        try {
            JsonNode body = STRICT.readTree(request.content().as(byte[].class));
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (IOException malformed) {
            throw new HttpProblem(
                    400,
                    "The body is no JSON: "
                            + String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
        throw new HttpProblem(400, "A JSON object is expected, such as {\"url\": \"https://news.example/feed\"}.");
    }

    /** Host and path in the letters of an id: {@code news-example-feed}. */
    private static SourceId idOf(String url) {
        String host;
        String path;
        try {
            URI address = URI.create(url.strip());
            host = String.valueOf(address.getHost()).replaceFirst("^www\\.", "");
            path = String.valueOf(address.getPath());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("the address '" + url + "' is not usable", malformed);
        }
        String words = (host + path)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.(xml|rss|json|atom)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return new SourceId(words.substring(0, Math.min(words.length(), LONGEST_ID)));
    }

    private static Optional<String> text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new HttpProblem(422, "The field " + field + " has to be text.");
        }
        return Optional.of(value.asText().strip());
    }

    private static boolean flag(JsonNode body, String field, boolean otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new HttpProblem(422, "The field " + field + " has to be true or false.");
        }
        return value.asBoolean();
    }

    private static Optional<Duration> duration(JsonNode body, String field) {
        try {
            return text(body, field).map(Duration::parse);
        } catch (DateTimeException malformed) {
            throw new HttpProblem(422, "The field " + field + " has to be a duration such as PT5M or P14D.");
        }
    }

    static ObjectNode of(Entry entry) {
        Source source = entry.source();
        Source.Options options = source.options();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", source.id().value())
                .put("url", source.url().toString())
                .put("kind", source.kind())
                .put("fetchPages", options.fetchPages());
        options.name().ifPresent(name -> node.put("name", name));
        options.language().ifPresent(language -> node.put("language", language));
        options.minInterval().ifPresent(time -> node.put("minInterval", time.toString()));
        options.maxInterval().ifPresent(time -> node.put("maxInterval", time.toString()));
        options.staleAfter().ifPresent(time -> node.put("staleAfter", time.toString()));
        return node.put("paused", entry.paused()).put("definedBy", entry.configured() ? "configuration" : "api");
    }

    static ObjectNode of(SourceHealth health) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("state", health.getState().name().toLowerCase(Locale.ROOT));
        if (health.getReason() != null) {
            node.put("reason", health.getReason());
        }
        time(node, "since", health.getSince());
        time(node, "lastRead", health.getLastRead());
        time(node, "lastSuccess", health.getLastSuccess());
        time(node, "lastNewArticle", health.getLastNewArticle());
        node.put("errorStreak", health.getErrorStreak());
        if (health.getLastError() != null) {
            node.put("lastError", health.getLastError());
        }
        node.put("articles", health.getArticles());
        if (health.getEntries() != null) {
            node.put("entries", health.getEntries());
        }
        if (health.getIntervalSeconds() != null) {
            node.put("interval", Duration.ofSeconds(health.getIntervalSeconds()).toString());
        }
        time(node, "nextRead", health.getNextRead());
        return node;
    }

    private static void time(ObjectNode node, String field, @Nullable Instant at) {
        if (at != null) {
            node.put(field, at.toString());
        }
    }
}
