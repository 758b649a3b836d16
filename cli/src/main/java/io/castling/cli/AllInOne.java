package io.castling.cli;

import io.castling.alert.AlertConfig;
import io.castling.alert.AlertService;
import io.castling.alert.api.AlertApiService;
import io.castling.alert.deliver.kafka.DeliveryService;
import io.castling.alert.deliver.kafka.DeliverySettings;
import io.castling.alert.query.QueryService;
import io.castling.alert.track.Tracker;
import io.castling.alert.wire.SubscriptionAudience;
import io.castling.cli.topic.Catalogue;
import io.castling.enrich.EnrichService;
import io.castling.ingest.IngestService;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaWatch;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.service.Health;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceGroup;
import io.castling.schemas.topic.Lane;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** All services in one process, wired by hand. */
final class AllInOne implements RunningService {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration LOOK_AFTER_KAFKA = Duration.ofSeconds(5);
    private static final String CONSOLE_GROUP = "castling-console";

    private final KafkaConnection kafka;
    private final ServiceContext context;
    private final IngestService.Running ingest;
    private final RunningService others;

    private AllInOne(
            KafkaConnection kafka, ServiceContext context, IngestService.Running ingest, RunningService others) {
        this.kafka = kafka;
        this.context = context;
        this.ingest = ingest;
        this.others = others;
    }

    /** Creates what is missing in Kafka and starts every service; nothing is left running when one cannot start. */
    static AllInOne start(CastlingConfig config, Tracker tracker, Terminal terminal) {
        var kafka = new KafkaConnection(config.kafka());
        try {
            new TopicProvisioner(kafka)
                    .provision(Catalogue.specs(Lane.LIVE, config.kafka().maxRecordSize()));
            var context = ServiceContext.create(Version.current()).withJvmMeters();
            RunningService others = new ServiceGroup(
                            "castling",
                            List.of(
                                    new KafkaWatch(kafka, context, LOOK_AFTER_KAFKA),
                                    new AlertConsole(kafka, CONSOLE_GROUP, terminal.out()),
                                    delivery(config.alert(), kafka, context, terminal),
                                    new AlertService(config.alert(), Lane.LIVE, kafka, tracker, context),
                                    new EnrichService(config.enrich(), Lane.LIVE, kafka, context)),
                            STOP_WITHIN)
                    .start();
            try {
                return new AllInOne(kafka, context, new IngestService(config.ingest(), kafka, context).start(), others);
            } catch (RuntimeException e) {
                others.close();
                throw e;
            }
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    private static Service delivery(
            AlertConfig config, KafkaConnection kafka, ServiceContext context, Terminal terminal) {
        DeliverySettings settings = config.delivery();
        var random = new SecureRandom();
        var outside = new DeliveryService.Outside(
                name -> Optional.ofNullable(terminal.environment().get(name)), terminal.out(), random);
        var delivery = new DeliveryService(settings, Lane.LIVE, kafka, SubscriptionAudience::new, outside, context);
        var queries = new QueryService(config.streams(), Lane.LIVE, kafka, context);
        return new AlertApiService(delivery, queries, settings, random, context);
    }

    /** Where articles are pushed to, and health and metrics are. */
    URI url() {
        return ingest.url();
    }

    /**
     * Waits until every service can work.
     *
     * @throws IllegalStateException after the time, naming who cannot and why
     */
    void awaitReady(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!context.health().ready().up()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready after " + atMost.toSeconds() + " s: " + waiting());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private String waiting() {
        return context.health().ready().entries().stream()
                .filter(entry -> !entry.status().up())
                .map(AllInOne::words)
                .collect(Collectors.joining("; "));
    }

    private static String words(Health.Entry entry) {
        return entry.name() + ": " + entry.status().detail();
    }

    @Override
    public CompletionStage<Void> ended() {
        return others.ended();
    }

    /** First takes no more in, then finishes what is under way. */
    @Override
    public void close() {
        ingest.close();
        others.close();
        kafka.close();
    }
}
