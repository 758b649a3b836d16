package io.castling.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Just enough of a registry client for the tests. */
record RegistryClient(URI url) {
    record Registration(int status, String body) {
        int id() {
            return Integer.parseInt(body.replaceAll("\\D", ""));
        }
    }

    Registration register(String subject, String schema) {
        String body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
        var response = send(HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return new Registration(response.statusCode(), response.body());
    }

    String schema(int id) {
        return send(HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id)))
                .body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
