package io.castling.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code castling subscribe test}: tries the channels on the way that alerts go. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a test on every channel of a subscription, on the way that alerts go, and says what became of it.",
            "The exit code is 1 when a channel did not take it."
        })
final class SubscribeTest implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final List<String> UNSETTLED = List.of("pending", "retrying");

    @Parameters(paramLabel = "ID", description = "Id of the subscription.")
    private String id = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait for the answers of the targets (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin
    private ApiOptions api = new ApiOptions();

    private final Terminal terminal;

    SubscribeTest(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (AlertApiClient client = api.client(terminal)) {
            JsonNode started = client.post(SubscribeCommand.path(id) + "/test", JsonNodeFactory.instance.objectNode())
                    .body()
                    .path("deliveries");
            if (started.isEmpty()) {
                throw new AlertApiClient.Failure("subscription " + id + " has no channel in use");
            }
            String alert = started.path(0).asText().replaceAll("\\|.*", "");
            return report(settled(client, alert, started.size()), started.size());
        }
    }

    /** Returns when all have an answer, or the time is over. */
    private JsonNode settled(AlertApiClient client, String alert, int expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        JsonNode deliveries = deliveries(client, alert);
        while (waiting(deliveries, expected) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            deliveries = deliveries(client, alert);
        }
        return deliveries;
    }

    private static JsonNode deliveries(AlertApiClient client, String alert) {
        return client.get("/deliveries?alert=" + Urls.segment(alert)).body().path("deliveries");
    }

    private static boolean waiting(JsonNode deliveries, int expected) {
        return deliveries.size() < expected
                || StreamSupport.stream(deliveries.spliterator(), false)
                        .anyMatch(each -> each.path("outcome").asText().equals("pending")
                                && each.path("attempts").asInt() == 0);
    }

    private int report(JsonNode deliveries, int expected) {
        boolean all = deliveries.size() == expected;
        for (JsonNode each : deliveries) {
            String outcome = each.path("outcome").asText();
            all &= outcome.equals("delivered");
            terminal.out()
                    .println(String.join(
                            "\t",
                            each.path("channel").asText(),
                            each.path("target").asText(),
                            UNSETTLED.contains(outcome) ? outcome + " (goes on in the background)" : outcome,
                            Optional.ofNullable(each.get("answer"))
                                    .map(JsonNode::asText)
                                    .orElse("no answer yet")));
        }
        if (deliveries.size() < expected) {
            terminal.err()
                    .println("no news yet of " + (expected - deliveries.size()) + " of " + expected + " channels");
        }
        return all ? Castling.DONE : Castling.FAILED;
    }
}
