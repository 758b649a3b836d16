package io.castling.ingest;

import io.castling.ingest.api.SourcesApi;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.page.PageArticles;
import io.castling.ingest.poll.ConfiguredSources;
import io.castling.ingest.poll.Polls;
import io.castling.ingest.poll.kafka.Polling;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Health.Status;
import io.castling.platform.service.ServiceContext;
import java.security.SecureRandom;

/** The part of the service that asks sources, rather than being pushed to. */
final class SourcePolling implements AutoCloseable {

    private static final String NAME = "ingest-sources";

    private final Fetcher fetcher;
    private final Polling polling;
    private final ServiceContext context;

    private SourcePolling(Fetcher fetcher, Polling polling, ServiceContext context) {
        this.fetcher = fetcher;
        this.polling = polling;
        this.context = context;
    }

    /**
     * Nothing is polled while the publisher accepts nothing.
     *
     * @throws io.castling.platform.config.ConfigException names every source of the configuration that cannot be
     */
    static SourcePolling start(
            IngestConfig config, KafkaConnection kafka, ArticlePublisher publisher, ServiceContext context) {
        var fetcher = new Fetcher(config.fetch(), context.clock());
        try {
            var poller = Polls.with(
                    config.polling(),
                    config.fetch(),
                    fetcher,
                    new PageArticles(config.maxArticleSize().toIntBytes()),
                    publisher,
                    publisher::isAccepting,
                    context.clock(),
                    new SecureRandom());
            var configured = new ConfiguredSources(config.sources(), config.sourcesFile());
            var polling = new Polling(config.polling(), configured, kafka, context, poller);
            // A source that fails is no reason to send this process no work.
            context.health().register(NAME, Aspect.READINESS, () -> Status.up(polling.summary()));
            return new SourcePolling(fetcher, polling, context);
        } catch (RuntimeException failure) {
            fetcher.close();
            throw failure;
        }
    }

    /** What people do with sources, over HTTP. */
    SourcesApi api() {
        return new SourcesApi(polling);
    }

    @Override
    public void close() {
        context.health().unregister(NAME);
        polling.close();
        fetcher.close();
    }
}
