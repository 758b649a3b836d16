package io.castling.alert.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.castling.alert.deliver.AcknowledgedAudience;
import io.castling.alert.deliver.kafka.Desk;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.platform.http.HttpProblem;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Who has taken note of which alert. */
final class AcknowledgementApi {

    private static final String PATH = "/alerts/{id}/acknowledgement";

    private final Desk desk;
    private final Clock clock;
    private final RecordReader<Acknowledgement> reader = new RecordReader<>(Acknowledgement.class);

    AcknowledgementApi(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    void addTo(HttpRules routes) {
        routes.get("/acknowledgements", this::list).put(PATH, this::acknowledge).delete(PATH, this::takeBack);
    }

    private void list(ServerRequest request, ServerResponse response) {
        Query.of(request).allow();
        var answer = JsonNodeFactory.instance.objectNode();
        var array = answer.putArray("acknowledgements");
        desk.acknowledgements().all().forEach(each -> array.add(RecordJson.of(each)));
        JsonBody.send(response, answer);
    }

    private void acknowledge(ServerRequest request, ServerResponse response) {
        Optional<String> subscription = subscription(request);
        Alert alert = alert(request);
        var acknowledgement = read(JsonBody.of(request), alert, subscription);
        publish(() -> desk.acknowledgementWriter()
                .save(AcknowledgedAudience.key(acknowledgement.getRelocation(), subscription), acknowledgement));
        JsonBody.send(response, RecordJson.of(acknowledgement));
    }

    private Acknowledgement read(JsonNode body, Alert alert, Optional<String> subscription) {
        try {
            Acknowledgement read = reader.read(
                    body,
                    Map.of(
                            "relocation", alert.getRelocation().getId(),
                            "alert", alert.getId(),
                            "severity", alert.getSeverity(),
                            "at", clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            if (read.getBy().isBlank()) {
                throw new HttpProblem(400, "'by' has to say who takes note.");
            }
            if (read.getSubscription() != null) {
                throw new HttpProblem(400, "'subscription' is a parameter of the address, not a field.");
            }
            return Acknowledgement.newBuilder(read)
                    .setSubscription(subscription.orElse(null))
                    .build();
        } catch (InvalidInput invalid) {
            throw new HttpProblem(400, String.valueOf(invalid.getMessage()));
        }
    }

    private void takeBack(ServerRequest request, ServerResponse response) {
        Optional<String> subscription = subscription(request);
        String key = AcknowledgedAudience.key(alert(request).getRelocation().getId(), subscription);
        if (desk.acknowledgements().find(key).isEmpty()) {
            throw new HttpProblem(
                    404,
                    "Nobody has acknowledged it"
                            + subscription.map(id -> " for subscription " + id).orElse(" for all subscriptions") + ".");
        }
        publish(() -> desk.acknowledgementWriter().remove(key));
        response.status(Status.NO_CONTENT_204).send();
    }

    private Optional<String> subscription(ServerRequest request) {
        Optional<String> id = Query.of(request).allow("subscription").text("subscription");
        id.filter(each -> desk.subscriptions().find(each).isEmpty()).ifPresent(unknown -> {
            throw new HttpProblem(
                    400,
                    "The parameter 'subscription' names no subscription: there is no /subscriptions/" + unknown + ".");
        });
        return id;
    }

    private Alert alert(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        return desk.alerts()
                .find(id)
                .orElseThrow(() -> new HttpProblem(404, "There is no alert " + id + " among the newest."));
    }

    private static void publish(Runnable change) {
        try {
            change.run();
        } catch (KafkaException e) {
            throw new HttpProblem(503, "The change could not be stored: Kafka did not take it. Try again.");
        }
    }
}
