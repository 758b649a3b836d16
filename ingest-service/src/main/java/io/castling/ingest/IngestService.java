package io.castling.ingest;

import io.castling.ingest.api.ArticlesApi;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.publish.TopicPublisher;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Health.Status;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Takes articles in and publishes each body of each article once. */
public final class IngestService implements Service {

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
        var publisher = TopicPublisher.connect(kafka, config.publishing(), context.clock(), Duration.ZERO);
        try {
            context.health()
                    .register(
                            NAME,
                            Aspect.READINESS,
                            () -> publisher.isReady()
                                    ? Status.up("publishing")
                                    : Status.down("the broker is away, or what is on the topic is still being read"));
            var reader = new ArticleReader(config.maxArticleSize().toIntBytes());
            var api = new ArticlesApi(reader, publisher, context.clock());
            RunningHttp http = new HttpService(NAME, config.http(), api::addTo, context).start();
            return new Running(http, publisher, context);
        } catch (RuntimeException failure) {
            context.health().unregister(NAME);
            publisher.close();
            throw failure;
        }
    }

    /** The service while it runs. */
    public static final class Running implements RunningService {

        private final RunningHttp http;
        private final TopicPublisher publisher;
        private final ServiceContext context;

        private Running(RunningHttp http, TopicPublisher publisher, ServiceContext context) {
            this.http = http;
            this.publisher = publisher;
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

        /** Takes no more requests, then publishes what was taken. */
        @Override
        public void close() {
            http.close();
            publisher.close();
            context.health().unregister(NAME);
        }
    }
}
