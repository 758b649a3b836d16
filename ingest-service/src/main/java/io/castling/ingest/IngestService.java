package io.castling.ingest;

import io.castling.ingest.api.ArticlesApi;
import io.castling.ingest.api.IngestApi;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.SpoolingPublisher;
import io.castling.ingest.publish.TopicPublisher;
import io.castling.ingest.publish.UnusableInput;
import io.castling.ingest.topic.TopicSource;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Health.Status;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes articles in and publishes each body of each article once. */
public final class IngestService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final String NAME = "ingest-service";

    private final IngestConfig config;
    private final KafkaConnection kafka;
    private final ServiceContext context;

    /** @param kafka is left open when the service ends */
    public IngestService(IngestConfig config, KafkaConnection kafka, ServiceContext context) {
        this.config = config;
        this.kafka = kafka;
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Running start() {
        // Who pushes is told to come back rather than kept waiting.
        var topic = TopicPublisher.connect(kafka, config.publishing(), context.clock(), Duration.ZERO);
        ArticlePublisher publisher = topic;
        UnusableInput unusable = null;
        try {
            publisher = withSpool(topic);
            context.health()
                    .register(
                            NAME,
                            Aspect.READINESS,
                            () -> topic.isReady()
                                    ? Status.up("publishing")
                                    : Status.down("the broker is away, or what is on the topic is still being read"));
            unusable = UnusableInput.connect(kafka, context.clock(), context.version(), context.meters());
            return serve(publisher, unusable);
        } catch (RuntimeException failure) {
            context.health().unregister(NAME);
            publisher.close();
            if (unusable != null) {
                unusable.close();
            }
            throw failure;
        }
    }

    private Running serve(ArticlePublisher publisher, UnusableInput unusable) {
        SourcePolling sources = SourcePolling.start(config, kafka, publisher, context);
        try {
            var reader = new ArticleReader(config.maxArticleSize().toIntBytes());
            var api = new IngestApi(new ArticlesApi(reader, publisher, unusable, context.clock()), sources.api());
            RunningHttp http = new HttpService(NAME, config.http(), api::addTo, context).start();
            return new Running(http, sources, topics(reader, publisher, unusable), publisher, unusable, context);
        } catch (RuntimeException failure) {
            sources.close();
            throw failure;
        }
    }

    private Optional<TopicSource> topics(ArticleReader reader, ArticlePublisher publisher, UnusableInput unusable) {
        return config.from()
                .topics()
                .map(names -> new TopicSource(names, config.from().group(), kafka, reader, publisher, unusable));
    }

    private ArticlePublisher withSpool(TopicPublisher topic) {
        Optional<Path> directory = config.publishing().spool().directory();
        if (directory.isEmpty()) {
            LOG.warn("There is no spool: while the broker is away articles are refused"
                    + " (castling.ingest.publishing.spool.directory)");
            return topic;
        }
        return SpoolingPublisher.over(topic, directory.get(), config.publishing(), context.clock(), context.meters());
    }

    /** The service while it runs. */
    public static final class Running implements RunningService {

        private final RunningHttp http;
        private final SourcePolling sources;
        private final Optional<TopicSource> topics;
        private final ArticlePublisher publisher;
        private final UnusableInput unusable;
        private final ServiceContext context;

        private Running(
                RunningHttp http,
                SourcePolling sources,
                Optional<TopicSource> topics,
                ArticlePublisher publisher,
                UnusableInput unusable,
                ServiceContext context) {
            this.http = http;
            this.sources = sources;
            this.topics = topics;
            this.publisher = publisher;
            this.unusable = unusable;
            this.context = context;
        }

        /** Where the API is. */
        public URI url() {
            return http.url();
        }

        @Override
        public CompletionStage<Void> ended() {
            return http.ended();
        }

        /** Whether there is room for articles: who fetches asks before it does. */
        public boolean isAccepting() {
            return publisher.isAccepting();
        }

        /** Takes no more requests and polls no more, then publishes what was taken. */
        @Override
        public void close() {
            http.close();
            sources.close();
            topics.ifPresent(TopicSource::close);
            publisher.close();
            unusable.close();
            context.health().unregister(NAME);
        }
    }
}
