package io.castling.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Speaks to the API of a running Castling; what it refuses becomes a message for people. */
final class AlertApiClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    /** What was answered. */
    record Answer(int status, JsonNode body, Optional<String> tag) {}

    /** The API refused, or is not there; the message says what to do about it. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }
    }

    private final URI base;
    private final Optional<String> key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    AlertApiClient(URI base, Optional<String> key) {
        this.base = base;
        this.key = key;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, JsonNode body) {
        return send(request(path).POST(json(body)));
    }

    Answer put(String path, JsonNode body) {
        return send(request(path).PUT(json(body)));
    }

    /** Puts only what is not there yet. */
    Answer create(String path, JsonNode body) {
        return send(request(path).header("If-None-Match", "*").PUT(json(body)));
    }

    /** @param tag of what was read: when somebody has changed it since, nothing is written */
    Answer put(String path, JsonNode body, Optional<String> tag) {
        HttpRequest.Builder request = request(path).PUT(json(body));
        tag.ifPresent(known -> request.header("If-Match", known));
        return send(request);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        String root = base.toString().replaceAll("/+$", "");
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json");
            key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            return request;
        } catch (IllegalArgumentException e) {
            throw new Failure("'" + base + "' is no address of an API: give one as http://127.0.0.1:8082");
        }
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Failure(refusal(answer));
            }
            JsonNode body = answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), body, answer.headers().firstValue("etag"));
        } catch (JsonProcessingException e) {
            throw new Failure(base + " does not answer as Castling's API does: is it another program's address?");
        } catch (IOException e) {
            throw new Failure("nothing answers at " + base + " (" + e.getClass().getSimpleName()
                    + "): is a Castling running there? Start one with 'castling up', or name another with --api");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    private String refusal(HttpResponse<String> answer) {
        try {
            String detail = JSON.readTree(answer.body()).path("detail").asText();
            if (!detail.isEmpty()) {
                return detail;
            }
        } catch (JsonProcessingException e) {
            // Told below: whoever answers is not our API.
        }
        return base + " answered HTTP " + answer.statusCode() + " and does not say why";
    }
}
