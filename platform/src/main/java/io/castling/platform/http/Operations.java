package io.castling.platform.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.platform.service.Health.Report;
import io.castling.platform.service.ServiceContext;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** What those who operate a service look at: {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
final class Operations {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final ServiceContext context;
    private final JsonMapper json = new JsonMapper();

    Operations(ServiceContext context) {
        this.context = context;
    }

    void addTo(HttpRules rules) {
        rules.get("/health/live", (request, response) -> send(context.health().live(), response))
                .get(
                        "/health/ready",
                        (request, response) -> send(context.health().ready(), response))
                .get(
                        "/metrics",
                        (request, response) -> response.header(HeaderNames.CONTENT_TYPE, PROMETHEUS)
                                .send(context.meters().scrape(PROMETHEUS).getBytes(StandardCharsets.UTF_8)));
    }

    private void send(Report report, ServerResponse response) {
        ObjectNode body = json.createObjectNode().put("status", word(report.up()));
        ArrayNode checks = body.putArray("checks");
        report.entries()
                .forEach(entry -> checks.addObject()
                        .put("name", entry.name())
                        .put("status", word(entry.status().up()))
                        .put("detail", entry.status().detail()));
        response.status(report.up() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
