package io.castling.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.ingest.poll.SourceBook.Entry;
import io.castling.ingest.poll.SourceId;
import io.castling.ingest.poll.kafka.SourceDesk;
import io.castling.platform.http.HttpProblem;
import io.castling.schemas.SourceState;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/**
 * {@code /sources}: what is polled, and how it is doing. Changes are in effect when they are answered, here at once and in
 * other processes a moment later. A source of the configuration can be paused and polled here, but not changed or removed.
 */
public final class SourcesApi {

    private static final Set<String> STATES =
            Set.of("unknown", "healthy", "stale", "empty", "failing", "blocked", "paused", "attention");

    private final SourceDesk desk;

    public SourcesApi(SourceDesk desk) {
        this.desk = desk;
    }

    /** Adds the routes. */
    public void addTo(HttpRules rules) {
        rules.get("/sources", this::list)
                .post("/sources", this::add)
                .get("/sources/{id}", (request, response) -> send(response, shown(require(request))))
                .put("/sources/{id}", this::put)
                .delete("/sources/{id}", this::remove)
                .post("/sources/{id}/pause", (request, response) -> pause(request, response, true))
                .post("/sources/{id}/resume", (request, response) -> pause(request, response, false))
                .post("/sources/{id}/poll", this::poll);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Optional<String> state = request.query().first("state").asOptional().map(word -> word.toLowerCase(Locale.ROOT));
        if (state.isPresent() && !STATES.contains(state.get())) {
            throw new HttpProblem(
                    400,
                    "There is no state '" + state.get() + "'. Take one of "
                            + String.join(", ", STATES.stream().sorted().toList()) + ".");
        }
        requireReady();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode sources = answer.putArray("sources");
        desk.all().stream()
                .map(this::shown)
                .filter(source -> state.map(word -> matches(source, word)).orElse(true))
                .forEach(sources::add);
        send(response, answer);
    }

    private static boolean matches(JsonNode source, String word) {
        String state = source.path("health").path("state").asText();
        return word.equals("attention")
                ? Set.of("stale", "empty", "failing", "blocked").contains(state)
                : state.equals(word);
    }

    private void add(ServerRequest request, ServerResponse response) {
        SourceJson.Given given = SourceJson.read(request, Optional.empty());
        requireReady();
        Optional<Entry> before = desk.find(given.source().id());
        if (before.isPresent()) {
            if (before.get().source().equals(given.source())) {
                send(response, shown(before.get()));
                return;
            }
            throw new HttpProblem(
                    409,
                    "There is another source " + given.source().id()
                            + ". Take another id, or replace it with PUT /sources/"
                            + given.source().id() + ".");
        }
        change(() -> desk.define(given.source(), given.paused()));
        response.header(HeaderNames.LOCATION, "/sources/" + given.source().id());
        response.status(Status.CREATED_201);
        send(response, shown(desk.find(given.source().id()).orElse(new Entry(given.source(), given.paused(), false))));
    }

    private void put(ServerRequest request, ServerResponse response) {
        SourceId id = id(request);
        SourceJson.Given given = SourceJson.read(request, Optional.of(id));
        requireReady();
        boolean isNew = desk.find(id).map(this::requireChangeable).isEmpty();
        change(() -> desk.define(given.source(), given.paused()));
        response.status(isNew ? Status.CREATED_201 : Status.OK_200);
        send(response, shown(desk.find(id).orElse(new Entry(given.source(), given.paused(), false))));
    }

    private void remove(ServerRequest request, ServerResponse response) {
        Entry entry = requireChangeable(require(request));
        change(() -> desk.remove(entry.source().id()));
        response.status(Status.NO_CONTENT_204).send();
    }

    private void pause(ServerRequest request, ServerResponse response, boolean paused) {
        Entry entry = require(request);
        if (entry.paused() != paused) {
            change(() -> desk.pause(entry.source().id(), paused));
        }
        send(response, shown(new Entry(entry.source(), paused, entry.configured())));
    }

    private void poll(ServerRequest request, ServerResponse response) {
        Entry entry = require(request);
        if (entry.paused()) {
            throw new HttpProblem(409, "The source " + entry.source().id() + " is paused. Resume it first.");
        }
        if (!desk.pollNow(entry.source().id())) {
            throw new HttpProblem(
                    409,
                    "The source " + entry.source().id()
                            + " is not polled by this process, or not yet. Ask another one, or again in a moment.");
        }
        response.status(Status.ACCEPTED_202);
        send(response, shown(entry));
    }

    private Entry requireChangeable(Entry entry) {
        if (entry.configured()) {
            throw new HttpProblem(
                    409,
                    "The source " + entry.source().id()
                            + " stands in the configuration. Change it there; here it can be paused.");
        }
        return entry;
    }

    private Entry require(ServerRequest request) {
        SourceId id = id(request);
        requireReady();
        return desk.find(id).orElseThrow(() -> new HttpProblem(404, "There is no source " + id + "."));
    }

    private static SourceId id(ServerRequest request) {
        try {
            return new SourceId(request.path().pathParameters().get("id"));
        } catch (IllegalArgumentException unusable) {
            throw SourceJson.problem(unusable);
        }
    }

    private void requireReady() {
        if (!desk.isReady()) {
            throw new HttpProblem(
                    503, "What is defined is still being read, or the broker is away. Try again in a moment.");
        }
    }

    private static void change(Runnable change) {
        try {
            change.run();
        } catch (KafkaException away) {
            throw new HttpProblem(503, "The change was not made: " + away.getMessage() + ". Try again.");
        }
    }

    private ObjectNode shown(Entry entry) {
        ObjectNode node = SourceJson.of(entry);
        desk.health(entry.source().id()).ifPresent(health -> node.set("health", SourceJson.of(health)));
        if (!node.has("health")) {
            node.putObject("health").put("state", SourceState.UNKNOWN.name().toLowerCase(Locale.ROOT));
        }
        return node;
    }

    private static void send(ServerResponse response, JsonNode body) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
