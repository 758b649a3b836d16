package io.castling.alert.api;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.platform.http.HttpProblem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON in and out of requests. */
final class JsonBody {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** @throws HttpProblem when the body is no JSON or is not declared to be */
    static JsonNode of(ServerRequest request) {
        boolean json = request.headers()
                .contentType()
                .map(type -> type.mediaType().text().equals("application/json"))
                .orElse(false);
        if (!json) {
            throw new HttpProblem(415, "The header Content-Type has to be application/json.");
        }
        byte[] bytes = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
        try {
            JsonNode node = STRICT.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new HttpProblem(400, "The body is empty; a JSON object is expected.");
            }
            return node;
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new HttpProblem(400, "The body is no JSON: " + message);
        }
    }

    static void send(ServerResponse response, JsonNode body) {
        send(response, "application/json", body.toString());
    }

    static void send(ServerResponse response, String mediaType, String body) {
        response.header(HeaderNames.CONTENT_TYPE, mediaType).send(body.getBytes(StandardCharsets.UTF_8));
    }
}
