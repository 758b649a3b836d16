package io.castling.ingest.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.Submission;
import io.castling.platform.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes through {@code POST /articles} of a running service. A batch that the service cannot take now is sent again
 * after the time that it asks for, until the patience ends. Markup ({@code html}) is not part of that contract and stays
 * behind.
 */
public final class PushPublisher implements ArticlePublisher {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final URI articles;
    private final Duration patience;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final JsonMapper json = new JsonMapper();
    private final Optional<Secret> key;

    /** Without an API key: to a service on this machine. */
    public PushPublisher(URI service, Duration patience, Clock clock) {
        this(service, patience, clock, Optional.empty());
    }

    /**
     * @param service base address of the service, for example {@code http://127.0.0.1:8081}
     * @param patience for how long a batch is tried again
     * @param key a token with the scope {@code articles}, where the service asks for one
     */
    public PushPublisher(URI service, Duration patience, Clock clock, Optional<Secret> key) {
        this.key = key;
        this.articles = URI.create(service.toString().replaceFirst("/+$", "") + "/articles");
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public List<Outcome> publish(List<Submission> batch) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration wait = FIRST_WAIT;
        while (true) {
            List<Outcome> outcomes = once(batch);
            boolean settled = outcomes.stream().noneMatch(Outcome.Unavailable.class::isInstance);
            if (settled
                    || System.nanoTime() + wait.toNanos() > deadline
                    || Thread.currentThread().isInterrupted()) {
                return outcomes;
            }
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private List<Outcome> once(List<Submission> batch) {
        StringBuilder lines = new StringBuilder();
        for (Submission submission : batch) {
            lines.append(line(submission)).append('\n');
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(articles)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines.toString()));
        key.ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200, 202, 207, 503 -> outcomes(batch, answer.body());
                default ->
                    unavailable(batch, articles + " answers " + answer.statusCode() + ": " + excerpt(answer.body()));
            };
        } catch (IOException away) {
            return unavailable(batch, articles + " cannot be reached: " + away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return unavailable(batch, "stopped");
        }
    }

    /** The line of the contract; a field that is not known is left out. */
    private String line(Submission submission) {
        ObjectNode line = json.createObjectNode().put("text", submission.text());
        submission.id().ifPresent(id -> line.put("id", id.value()));
        submission.url().ifPresent(url -> line.put("url", url.value()));
        submission.source().ifPresent(source -> line.put("source", source));
        submission
                .published()
                .ifPresent(published -> line.put("published", published.at().toString()));
        submission.details().language().ifPresent(language -> line.put("language", language));
        submission.details().byline().ifPresent(byline -> line.put("byline", byline));
        submission.details().section().ifPresent(section -> line.put("section", section));
        if (!submission.title().isEmpty()) {
            line.put("title", submission.title());
        }
        return line.toString();
    }

    /** A service that stops in the middle says nothing of the rest. */
    private List<Outcome> outcomes(List<Submission> batch, String body) throws IOException {
        List<String> lines = body.lines().toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ArticleId id = id(batch.get(i));
            outcomes.add(
                    i < lines.size()
                            ? outcome(json.readTree(lines.get(i)), id)
                            : new Outcome.Unavailable(id, "the service said nothing of it"));
        }
        return outcomes;
    }

    private static Outcome outcome(JsonNode line, ArticleId id) {
        String detail = line.path("detail").asText("the service gives no reason");
        return switch (line.path("status").asText()) {
            case "published", "revised" ->
                new Outcome.Published(id, line.path("revision").asInt());
            case "duplicate" -> new Outcome.Duplicate(id, line.path("revision").asInt());
            case "accepted" -> new Outcome.Spooled(id);
            case "rejected" -> new Outcome.Refused(id, detail);
            default -> new Outcome.Unavailable(id, detail);
        };
    }

    private List<Outcome> unavailable(List<Submission> batch, String reason) {
        return batch.stream()
                .<Outcome>map(submission -> new Outcome.Unavailable(id(submission), reason))
                .toList();
    }

    private ArticleId id(Submission submission) {
        return Article.of(submission, clock.instant()).id();
    }

    private static String excerpt(String body) {
        return body.length() > 300 ? body.substring(0, 300) + "…" : body;
    }

    @Override
    public void close() {
        client.close();
    }
}
