package io.castling.ingest.api;

import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Format;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.run.IngestRun;
import io.castling.ingest.run.IngestRun.Tally;
import io.castling.ingest.source.Input;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code POST /articles} does, apart from HTTP. May be shared by threads. */
final class ArticlePush {

    private static final int ANSWER_IN_MEMORY = 1 << 20;

    private final ArticleReader reader;
    private final ArticlePublisher publisher;

    private final Consumer<Rejected> unusable;

    /** @param unusable is told of each piece that is no article */
    ArticlePush(ArticleReader reader, ArticlePublisher publisher, Consumer<Rejected> unusable) {
        this.reader = reader;
        this.publisher = publisher;
        this.unusable = unusable;
    }

    /**
     * What came of a request.
     *
     * @param results one line of JSON for each article; the caller closes it
     */
    record Answer(Tally tally, SpillBuffer results) {

        /**
         * 503 when one article could be neither published nor kept (sending all again is harmless), 207 when one is
         * unusable, 202 when one waits on disk, else 200.
         */
        int status() {
            if (tally.unavailable() > 0) {
                return 503;
            }
            if (tally.rejected() > 0) {
                return 207;
            }
            return tally.spooled() > 0 ? 202 : 200;
        }
    }

    /** The layout of a request by its media type; empty for one that is not taken. */
    static Optional<Format> formatOf(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json" -> Optional.of(Format.JSON);
            case "application/x-ndjson", "application/jsonl", "application/x-jsonlines" ->
                Optional.of(Format.JSON_LINES);
            case "text/plain" -> Optional.of(Format.TEXT);
            default -> Optional.empty();
        };
    }

    /** Reads no faster than the topic takes; returns when all is settled. */
    Answer push(Format format, InputStream body) {
        var results = new SpillBuffer(ANSWER_IN_MEMORY);
        Tally tally = new IngestRun(reader, publisher, Optional.empty(), new PushResults(results, unusable))
                .run(List.of(new Input.Body("request", format, body)).iterator());
        return new Answer(tally, results);
    }
}
