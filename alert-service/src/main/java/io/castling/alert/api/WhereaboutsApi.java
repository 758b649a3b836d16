package io.castling.alert.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.alert.query.Page;
import io.castling.alert.query.Queries;
import io.castling.alert.query.Region;
import io.castling.alert.query.SeenAt;
import io.castling.alert.query.SightingFilter;
import io.castling.alert.subscribe.Area;
import io.castling.platform.http.HttpProblem;
import io.castling.schemas.Relocation;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where systems were last reported, and what is known of where they were before. */
final class WhereaboutsApi {

    private static final double NEAR_KILOMETRES = 50;

    private final Queries queries;

    WhereaboutsApi(Queries queries) {
        this.queries = queries;
    }

    void addTo(HttpRules routes) {
        routes.get("/whereabouts", this::whereabouts).get("/systems/{id}/history", this::history);
    }

    private void whereabouts(ServerRequest request, ServerResponse response) {
        Query query = Query.of(request)
                .allow("system", "family", "bbox", "near", "within", "since", "departed", "limit", "after");
        var filter = new SightingFilter(
                query.text("system"),
                query.text("family"),
                region(query),
                query.instant("since"),
                query.truth("departed").orElse(false));
        int limit = query.limit(100, 1_000);
        String after = query.text("after").orElse("");
        Page<SeenAt> page = answered(() -> queries.whereabouts(filter, after, limit));
        JsonBody.send(response, list("whereabouts", page, WhereaboutsApi::shown));
    }

    private void history(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("id");
        Query query = Query.of(request).allow("since", "limit", "after");
        int limit = query.limit(50, 500);
        String after = query.text("after").orElse("");
        Page<Relocation> page = answered(() -> queries.history(name, query.instant("since"), after, limit))
                .orElseThrow(() -> new HttpProblem(
                        404,
                        "Nothing has been reported of a system or family named '" + name
                                + "'. Names are canonical, for example S-400."));
        JsonBody.send(response, list("history", page, RecordJson::of));
    }

    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (Queries.NotNow e) {
            throw new HttpProblem(
                    503,
                    "The state stores cannot be read now: they are being built or moved. Try again in a moment.",
                    Map.of("Retry-After", "2"));
        }
    }

    private static Optional<Region> region(Query query) {
        Optional<List<Double>> box = query.numbers("bbox", 4, "west,south,east,north in degrees");
        Optional<List<Double>> near = query.numbers("near", 2, "longitude,latitude in degrees");
        Optional<Double> within =
                query.numbers("within", 1, "a distance in kilometres").map(List::getFirst);
        if (box.isPresent() && near.isPresent()) {
            throw new HttpProblem(400, "The parameters 'bbox' and 'near' exclude each other.");
        }
        if (within.isPresent() && near.isEmpty()) {
            throw new HttpProblem(400, "The parameter 'within' needs 'near', the point that it is measured from.");
        }
        try {
            return box.<Region>map(edges ->
                            new Region.Within(new Area.Box(edges.get(0), edges.get(1), edges.get(2), edges.get(3))))
                    .or(() -> near.map(
                            point -> new Region.Near(point.get(0), point.get(1), within.orElse(NEAR_KILOMETRES))));
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(
                    400,
                    "The parameter '" + (box.isPresent() ? "bbox" : "near") + "' is wrong: " + e.getMessage() + ".");
        }
    }

    private static ObjectNode shown(SeenAt seen) {
        ObjectNode node = RecordJson.of(seen.sighting());
        seen.reported().ifPresent(reported -> node.put("reported", reported.toString()));
        return node;
    }

    private static <V> ObjectNode list(String name, Page<V> page, Function<V, ObjectNode> shown) {
        var answer = JsonNodeFactory.instance.objectNode();
        var array = answer.putArray(name);
        page.values().forEach(each -> array.add(shown.apply(each)));
        page.next().ifPresent(next -> answer.put("next", next));
        return answer;
    }
}
