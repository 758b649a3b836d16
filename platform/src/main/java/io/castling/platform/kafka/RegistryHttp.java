package io.castling.platform.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.platform.kafka.KafkaSettings.Registry;
import io.castling.platform.kafka.SchemaRegistryException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests to the registry: every address in turn, with growing pauses, until the time for it is up. */
final class RegistryHttp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final List<URI> urls;
    private final Registry settings;
    private final Optional<String> authorization;
    private final HttpClient client;
    private final JsonMapper json = new JsonMapper();

    RegistryHttp(Registry settings) {
        if (settings.urls().isEmpty()) {
            throw new IllegalArgumentException("The schema registry needs at least one url.");
        }
        this.settings = settings;
        this.urls = List.copyOf(settings.urls());
        this.authorization = settings.user()
                .map(user -> user + ":"
                        + settings.password().map(password -> password.reveal()).orElse(""))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.requestTimeout())
                .build();
    }

    /** @param what completes the sentence "The schema registry ... while ..." */
    JsonNode request(String method, String path, @Nullable JsonNode body, String what) {
        long giveUp = System.nanoTime() + settings.retryFor().toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 0; ; attempt++) {
            URI url = urls.get(attempt % urls.size());
            String trouble;
            try {
                HttpResponse<String> response = send(url, method, path, body);
                if (response.statusCode() < 300) {
                    return parse(response.body(), what);
                }
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    throw refusal(response, what);
                }
                trouble = "status " + response.statusCode() + message(response.body());
            } catch (IOException away) {
                trouble = away.getMessage() == null ? away.getClass().getSimpleName() : away.getMessage();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new SchemaRegistryException(Kind.UNAVAILABLE, "Interrupted while " + what + ".", stopped);
            }
            boolean allTried = attempt % urls.size() == urls.size() - 1;
            if (allTried) {
                if (System.nanoTime() + pause.toNanos() > giveUp) {
                    throw new SchemaRegistryException(Kind.UNAVAILABLE, unavailable(what, trouble));
                }
                pauseFor(pause, what, trouble);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    boolean answers() {
        for (URI url : urls) {
            try {
                if (send(url, "GET", "/subjects", null).statusCode() < 500) {
                    return true;
                }
            } catch (IOException away) {
                LOG.atDebug().addKeyValue("url", url).setCause(away).log("Schema registry does not answer");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    String addresses() {
        return urls.stream()
                .map(url -> url.getScheme() + "://" + url.getAuthority().replaceFirst(".*@", "") + url.getPath())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<String> send(URI url, String method, String path, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        String base = url.toString().replaceFirst("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(settings.requestTimeout())
                .header("Accept", MEDIA_TYPE + ", application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", MEDIA_TYPE);
        }
        authorization.ifPresent(value -> request.header("Authorization", value));
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode parse(String body, String what) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new SchemaRegistryException(
                    Kind.REFUSED,
                    "The schema registry at " + addresses() + " answered something that is not JSON while " + what
                            + ". Check that registry.urls leads to an API that is compatible with Confluent's.",
                    malformed);
        }
    }

    private SchemaRegistryException refusal(HttpResponse<String> response, String what) {
        String said = message(response.body());
        String start = "The schema registry at " + addresses() + " refused while " + what + " (status "
                + response.statusCode() + said + "). ";
        return switch (response.statusCode()) {
            case 401, 403 ->
                new SchemaRegistryException(Kind.UNAUTHORIZED, start + "Check registry.user and registry.password.");
            case 404 -> new SchemaRegistryException(Kind.UNKNOWN, start + "Register it first, or check registry.urls.");
            case 409 ->
                new SchemaRegistryException(
                        Kind.INCOMPATIBLE,
                        start + "Readers or writers of an earlier version would break: change the schema so that it is"
                                + " compatible, or begin a new topic.");
            case 422 -> new SchemaRegistryException(Kind.INVALID, start + "Correct the schema.");
            default -> new SchemaRegistryException(Kind.REFUSED, start + "See the log of the registry.");
        };
    }

    private String unavailable(String what, String trouble) {
        return "The schema registry at " + addresses() + " did not answer for "
                + settings.retryFor().toSeconds() + " s while " + what + " (" + trouble
                + "). Start it, or correct registry.urls.";
    }

    private String message(String body) {
        try {
            JsonNode error = json.readTree(body);
            String message = error.path("message").asText();
            return message.isEmpty() ? "" : ": " + message;
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    private void pauseFor(Duration pause, String what, String trouble) {
        LOG.atWarn()
                .addKeyValue("registry", addresses())
                .addKeyValue("while", what)
                .addKeyValue("reason", trouble)
                .log("Waiting for the schema registry");
        try {
            // Half to all of the pause, so that a crowd does not come back all at once.
            Thread.sleep(pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SchemaRegistryException(Kind.UNAVAILABLE, "Interrupted while " + what + ".", stopped);
        }
    }
}
