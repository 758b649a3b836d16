package io.castling.platform.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.avro.Schema;

/** A small registry over real HTTP with Confluent's paths and error bodies; says no, or nothing, when told to. */
final class RegistryFixture implements AutoCloseable {

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
    private final Map<String, String> levels = new HashMap<>();

    /** Answers given before anything else, first come first served. */
    final ConcurrentLinkedDeque<Answer> scripted = new ConcurrentLinkedDeque<>();

    /** What was asked, as {@code METHOD path}. */
    final ConcurrentLinkedDeque<String> requests = new ConcurrentLinkedDeque<>();

    /** The Authorization headers that came with the requests. */
    final ConcurrentLinkedDeque<String> authorizations = new ConcurrentLinkedDeque<>();

    record Answer(int status, String body) {}

    RegistryFixture() {
        this(0);
    }

    RegistryFixture(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
        server.createContext("/", this::exchange);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Settings for this registry; further ones override. */
    KafkaSettings settings(Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "kafka.bootstrap-servers", "127.0.0.1:1",
                "kafka.registry.urls", url().toString(),
                "kafka.registry.retry-for", "200ms",
                "kafka.registry.request-timeout", "2s"));
        flags.putAll(more);
        return ConfigLoader.load(KafkaSettings.class, "kafka", ConfigSources.of(flags))
                .values();
    }

    SchemaRegistry client() {
        return new SchemaRegistry(settings(Map.of()).registry());
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                authorizations.add(authorization);
            }
            JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
            Answer next = scripted.poll();
            Answer answer = next != null ? next : answer(exchange.getRequestMethod(), path, body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(String method, String path, JsonNode body) throws IOException {
        String[] parts = path.substring(1).split("/");
        String subject = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
        return switch (method + " " + parts[0]) {
            case "GET subjects" -> ok(json.writeValueAsString(subjects.keySet()));
            case "POST subjects" -> post(subject, body, parts.length > 2);
            case "GET schemas" -> schema(Integer.parseInt(parts[2]));
            case "PUT config" -> {
                levels.put(subject, body.path("compatibility").asText());
                yield ok(body.toString());
            }
            case "GET config" ->
                levels.containsKey(subject) || subject.isEmpty()
                        ? ok("{\"compatibilityLevel\":\"" + levels.getOrDefault(subject, "BACKWARD") + "\"}")
                        : new Answer(404, "{\"error_code\":40408,\"message\":\"Subject '" + subject + "' has none\"}");
            default -> new Answer(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
        };
    }

    private Answer post(String subject, JsonNode body, boolean register) {
        Schema schema = new Schema.Parser().parse(body.path("schema").asText());
        List<Integer> versions = subjects.getOrDefault(subject, List.of());
        int id = schemas.indexOf(schema) + 1;
        if (!register && !versions.contains(id)) {
            return new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        }
        if (id == 0) {
            schemas.add(schema);
            id = schemas.size();
        }
        if (!versions.contains(id)) {
            subjects.computeIfAbsent(subject, unknown -> new ArrayList<>()).add(id);
        }
        return ok("{\"id\":" + id + ",\"version\":1,\"subject\":\"" + subject + "\",\"schema\":" + body.path("schema")
                + "}");
    }

    private Answer schema(int id) {
        return id < 1 || id > schemas.size()
                ? new Answer(404, "{\"error_code\":40403,\"message\":\"Schema " + id + " not found\"}")
                : ok(json.createObjectNode()
                        .put("schema", schemas.get(id - 1).toString())
                        .toString());
    }

    private static Answer ok(String body) {
        return new Answer(200, body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
