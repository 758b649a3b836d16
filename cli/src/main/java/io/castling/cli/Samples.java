package io.castling.cli;

import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Format;
import io.castling.ingest.publish.PushPublisher;
import io.castling.ingest.run.IngestRun;
import io.castling.ingest.source.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sample articles, which show a newcomer what an alert looks like. */
final class Samples {

    private static final String RESOURCE = "/samples/articles.jsonl";
    private static final int LARGEST = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Samples() {}

    /** Pushes them the way that any article comes in. */
    static void pushTo(URI service) {
        try (InputStream samples = Samples.class.getResourceAsStream(RESOURCE);
                var publisher = new PushPublisher(service, PATIENCE, Clock.systemUTC())) {
            if (samples == null) {
                throw new IllegalStateException("the build has no " + RESOURCE);
            }
            new IngestRun(new ArticleReader(LARGEST), publisher, Optional.empty(), new IngestRun.Listener() {})
                    .run(List.of(new Input.Live("samples", Format.JSON_LINES, samples))
                            .iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
