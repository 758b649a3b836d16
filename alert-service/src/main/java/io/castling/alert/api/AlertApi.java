package io.castling.alert.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.kafka.Desk;
import io.castling.alert.deliver.render.Atom;
import io.castling.alert.deliver.render.Format;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.deliver.render.Purpose;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.alert.query.Queries;
import io.castling.platform.http.HttpProblem;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Watchlist, subscriptions, deliveries and alerts over HTTP. */
public final class AlertApi implements AutoCloseable {

    private static final List<DeliveryOutcome> OUTCOMES = List.of(
            DeliveryOutcome.PENDING,
            DeliveryOutcome.DELIVERED,
            DeliveryOutcome.RETRYING,
            DeliveryOutcome.FAILED,
            DeliveryOutcome.DISABLED,
            DeliveryOutcome.SUPPRESSED);

    private final Desk desk;
    private final Publisher publisher;
    private final Clock clock;
    private final RandomGenerator random;
    private final Resource<Subscription> subscriptions;
    private final Resource<WatchedSystem> watchlist;
    private final AlertStream stream;
    private final WhereaboutsApi whereabouts;
    private final AcknowledgementApi acknowledgements;

    /** An interface on top of what is read from and written to Kafka. */
    public AlertApi(
            Desk desk, Queries queries, Publisher publisher, Clock clock, RandomGenerator random, Duration heartbeat) {
        this.desk = desk;
        this.publisher = publisher;
        this.clock = clock;
        this.random = random;
        this.whereabouts = new WhereaboutsApi(queries);
        this.acknowledgements = new AcknowledgementApi(desk, clock);
        this.stream = new AlertStream(desk.alerts(), heartbeat);
        this.subscriptions = new Resource<>(
                "/subscriptions",
                "sub-",
                Subscription.class,
                SubscriptionRules::check,
                desk.subscriptions(),
                desk.subscriptionWriter(),
                random);
        this.watchlist = new Resource<>(
                "/watchlist",
                "watch-",
                WatchedSystem.class,
                SubscriptionRules::check,
                desk.watchlist(),
                desk.watchlistWriter(),
                random);
    }

    /** Adds the routes. */
    public void addTo(HttpRules routes) {
        subscriptions.addTo(routes);
        watchlist.addTo(routes);
        whereabouts.addTo(routes);
        acknowledgements.addTo(routes);
        routes.post("/subscriptions/{id}/test", this::test)
                .get("/deliveries", this::deliveries)
                .get("/alerts", this::alerts)
                .get("/alerts/stream", stream::serve)
                .get("/alerts.atom", this::feed)
                .get("/alerts/{id}", this::alert)
                .get("/openapi.yaml", AlertApi::description);
        restrict(routes);
    }

    private static void restrict(HttpRules routes) {
        for (String resource : List.of("/subscriptions", "/watchlist")) {
            Methods.only(routes, resource, "GET", "POST");
            Methods.only(routes, resource + "/{id}", "GET", "PUT", "DELETE");
        }
        Methods.only(routes, "/subscriptions/{id}/test", "POST");
        Methods.only(routes, "/alerts/{id}/acknowledgement", "PUT", "DELETE");
        for (String read : List.of(
                "/deliveries",
                "/alerts",
                "/alerts/stream",
                "/alerts.atom",
                "/alerts/{id}",
                "/acknowledgements",
                "/whereabouts",
                "/systems/{id}/history",
                "/openapi.yaml")) {
            Methods.only(routes, read, "GET");
        }
    }

    /** Ends the event streams, which would otherwise keep a server from stopping. */
    @Override
    public void close() {
        stream.close();
    }

    private void test(ServerRequest request, ServerResponse response) {
        Subscription subscription =
                subscriptions.require(request.path().pathParameters().get("id"));
        var bytes = new byte[8];
        random.nextBytes(bytes);
        Alert alert = TestAlerts.of(subscription, "test-" + HexFormat.of().formatHex(bytes), clock.instant());
        var answer = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = answer.putArray("deliveries");
        try {
            for (Channel channel : subscription.getChannels()) {
                var shipment = Shipment.of(alert, Purpose.TEST, subscription.getId(), channel, clock.instant());
                desk.send().accept(shipment);
                ids.add(shipment.id());
            }
        } catch (IllegalStateException e) {
            throw new HttpProblem(503, "Nothing can be sent now: " + e.getMessage() + ". Try again.");
        }
        response.status(Status.ACCEPTED_202);
        JsonBody.send(response, answer);
    }

    private void deliveries(ServerRequest request, ServerResponse response) {
        Query query = Query.of(request).allow("subscription", "alert", "outcome", "limit");
        Optional<String> subscription = query.text("subscription");
        Optional<String> alert = query.text("alert");
        Optional<DeliveryOutcome> outcome = query.word("outcome", OUTCOMES);
        var answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("deliveries");
        desk.deliveries().newest().stream()
                .filter(each -> subscription.map(each.getSubscription()::equals).orElse(true))
                .filter(each -> alert.map(each.getAlert()::equals).orElse(true))
                .filter(each ->
                        outcome.map(wanted -> wanted == each.getOutcome()).orElse(true))
                .limit(query.limit(100, 10_000))
                .forEach(each -> list.add(shown(each)));
        JsonBody.send(response, answer);
    }

    /** Without the alert itself, which has an address of its own. */
    private static ObjectNode shown(Delivery delivery) {
        var node = RecordJson.of(delivery);
        node.remove("pending");
        return node;
    }

    private void alerts(ServerRequest request, ServerResponse response) {
        Query query = Query.of(request).allow("system", "limit");
        Optional<String> system = query.text("system");
        var answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("alerts");
        desk.alerts().newest().stream()
                .filter(each -> system.map(name -> concerns(each, name)).orElse(true))
                .limit(query.limit(100, 1_000))
                .forEach(each -> list.add(RecordJson.of(each)));
        JsonBody.send(response, answer);
    }

    private static boolean concerns(Alert alert, String system) {
        var relocation = alert.getRelocation();
        return system.equals(relocation.getSystem()) || system.equals(relocation.getFamily());
    }

    private void alert(ServerRequest request, ServerResponse response) {
        Query query = Query.of(request).allow("format");
        String id = request.path().pathParameters().get("id");
        Format format = query.word("format", List.of(Format.values())).orElse(Format.JSON);
        Alert alert = desk.alerts()
                .find(id)
                .orElseThrow(() -> new HttpProblem(404, "There is no alert " + id + " among the newest."));
        JsonBody.send(response, format.mediaType(), format.render(alert, Purpose.ACTUAL, publisher));
    }

    private void feed(ServerRequest request, ServerResponse response) {
        Query query = Query.of(request).allow("limit");
        List<Alert> newest =
                desk.alerts().newest().stream().limit(query.limit(100, 1_000)).toList();
        String self = publisher.base().map(Object::toString).orElse("") + "/alerts.atom";
        JsonBody.send(
                response, "application/atom+xml; charset=UTF-8", Atom.feed(self, newest, Purpose.ACTUAL, publisher));
    }

    private static void description(ServerRequest request, ServerResponse response) {
        try (InputStream in = AlertApi.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is missing from this build");
            }
            JsonBody.send(response, "application/yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
