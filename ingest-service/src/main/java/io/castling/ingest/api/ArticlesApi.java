package io.castling.ingest.api;

import io.castling.ingest.api.ArticlePush.Answer;
import io.castling.ingest.api.IdempotencyKeys.Kept;
import io.castling.ingest.api.IdempotencyKeys.Standing;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Digest;
import io.castling.ingest.article.Format;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.platform.http.HttpProblem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code POST /articles}: one article or an array ({@code application/json}), a stream of lines
 * ({@code application/x-ndjson}), or a bare text ({@code text/plain}). The answer is one line of JSON for each article, in
 * order ({@code application/x-ndjson}), given when all replicas have what it calls published and the disk what it calls
 * accepted. It is 200, 202 where an article waits on disk for the broker, or 207 where an article was rejected, or 503 with {@code Retry-After} where one could not be published: sending the whole request again
 * is always right, nothing is published twice.
 */
public final class ArticlesApi {

    private static final String NDJSON = "application/x-ndjson";
    private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("Idempotency-Key");
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int REMEMBERED_KEYS = 10_000;
    private static final int LONGEST_KEY = 255;
    /** A request with a key is kept in memory while it is worked on. */
    private static final int LARGEST_WITH_KEY = 16 << 20;
    /** Answers beyond this are not worth remembering: they can be had again by asking again. */
    private static final int LARGEST_KEPT_ANSWER = 64 << 10;

    private final ArticlePush push;
    private final IdempotencyKeys keys;

    /** @param unusable is told of each piece of a request that is no article */
    public ArticlesApi(ArticleReader reader, ArticlePublisher publisher, Consumer<Rejected> unusable, Clock clock) {
        this.push = new ArticlePush(reader, publisher, unusable);
        this.keys = new IdempotencyKeys(clock, REMEMBERED_KEYS);
    }

    /** Adds the routes. */
    public void addTo(HttpRules rules) {
        rules.post("/articles", this::articles);
    }

    private void articles(ServerRequest request, ServerResponse response) throws IOException {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("none");
        Format format = ArticlePush.formatOf(type)
                .orElseThrow(() -> new HttpProblem(
                        415,
                        "Articles are taken as application/json, application/x-ndjson or text/plain, not as " + type
                                + "."));
        Optional<String> key = request.headers().first(IDEMPOTENCY_KEY);
        InputStream body =
                request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
        if (key.isPresent()) {
            articlesOnce(key.get(), format, body, response);
        } else {
            answer(push.push(format, body), response);
        }
    }

    private void articlesOnce(String key, Format format, InputStream body, ServerResponse response) throws IOException {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new HttpProblem(400, "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        }
        byte[] request = body.readNBytes(LARGEST_WITH_KEY + 1);
        if (request.length > LARGEST_WITH_KEY) {
            throw new HttpProblem(
                    413,
                    "A request with an Idempotency-Key may have " + LARGEST_WITH_KEY
                            + " bytes. Leave the key out: articles are never published twice.");
        }
        switch (keys.begin(key, format + " " + Digest.sha256(request))) {
            case Standing.First first -> firstTime(key, format, request, response);
            case Standing.Repeated repeated -> {
                response.status(Status.create(repeated.kept().status()))
                        .header(HeaderNames.CONTENT_TYPE, repeated.kept().contentType())
                        .header("Idempotent-Replayed", "true")
                        .send(repeated.kept().body());
            }
            case Standing.Underway underway ->
                throw new HttpProblem(409, "A request with this Idempotency-Key is still being worked on.");
            case Standing.Reused reused ->
                throw new HttpProblem(422, "This Idempotency-Key was used for another request. Take a new one.");
        }
    }

    private void firstTime(String key, Format format, byte[] request, ServerResponse response) throws IOException {
        boolean kept = false;
        try {
            Answer answer = push.push(format, new ByteArrayInputStream(request));
            if (answer.status() != 503 && answer.results().size() <= LARGEST_KEPT_ANSWER) {
                try (InputStream results = answer.results().read()) {
                    keys.keep(key, new Kept(answer.status(), NDJSON, results.readAllBytes()));
                    kept = true;
                }
            }
            answer(answer, response);
        } finally {
            if (!kept) {
                keys.drop(key);
            }
        }
    }

    private static void answer(Answer answer, ServerResponse response) throws IOException {
        try (SpillBuffer results = answer.results()) {
            if (results.size() == 0) {
                throw new HttpProblem(400, "The request has no article. Send {\"text\": \"…\"}.");
            }
            response.status(Status.create(answer.status())).header(HeaderNames.CONTENT_TYPE, NDJSON);
            if (answer.status() == 503) {
                response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            if (results.isSpilled()) {
                try (InputStream bytes = results.read();
                        OutputStream out = response.outputStream()) {
                    bytes.transferTo(out);
                }
            } else {
                response.send(results.read().readAllBytes());
            }
        }
    }
}
