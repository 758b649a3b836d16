package io.castling.alert.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the interface, and the means to hold an answer to it. */
final class OpenApi {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;

    OpenApi() {
        try (InputStream in = AlertApi.class.getResourceAsStream("openapi.yaml")) {
            this.document = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths that it describes. */
    List<String> paths() {
        return document.get("paths")
                .propertyStream()
                .map(entry -> entry.getKey())
                .toList();
    }

    /** The methods of a path, in capitals. */
    List<String> methods(String path) {
        return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH")
                .filter(method -> describes(method, path))
                .toList();
    }

    boolean describes(String method, String path) {
        return document.at("/paths").path(path).has(method.toLowerCase(Locale.ROOT));
    }

    boolean takesBody(String method, String path) {
        return document.at("/paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .has("requestBody");
    }

    boolean answers(String method, String path, int status) {
        return document.at("/paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .has(String.valueOf(status));
    }

    /** Status, media type and body of an answer have to be as described. */
    void check(String method, String path, HttpResponse<String> answer) {
        JsonNode operation = document.at("/paths").path(path).path(method.toLowerCase(Locale.ROOT));
        String what = method + " " + path + " " + answer.statusCode() + ": " + answer.body();
        JsonNode response = resolved(operation.path("responses").path(String.valueOf(answer.statusCode())));
        assertThat(response.isMissingNode()).as("not described: " + what).isFalse();
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            assertThat(answer.body()).as(what).isEmpty();
            return;
        }
        String mediaType = answer.headers()
                .firstValue("content-type")
                .orElse("")
                .replaceAll(";.*", "")
                .strip();
        JsonNode schema = content.path(mediaType).path("schema");
        assertThat(schema.isMissingNode())
                .as("media type " + mediaType + ": " + what)
                .isFalse();
        if (mediaType.endsWith("json")) {
            validate(schema, answer.body(), what);
        }
    }

    private void validate(JsonNode schema, String body, String what) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        try {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(root)
                            .validate(JSON.readTree(body)))
                    .as(what)
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + what, e);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
