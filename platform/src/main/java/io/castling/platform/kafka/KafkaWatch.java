package io.castling.platform.kafka;

import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Health.Status;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the brokers and the registry while a program runs: says once when they go away and once when they are
 * back, and keeps readiness true in between. Kafka's clients wait by themselves, but tell it to nobody.
 */
public final class KafkaWatch implements Service {

    private final KafkaConnection kafka;
    private final ServiceContext context;
    private final Duration every;

    /** @param every the pause between two looks */
    public KafkaWatch(KafkaConnection kafka, ServiceContext context, Duration every) {
        this.kafka = kafka;
        this.context = context;
        this.every = every;
    }

    @Override
    public String name() {
        return "kafka-watch";
    }

    @Override
    public RunningService start() {
        var running = new Running(kafka, context, every);
        running.start();
        return running;
    }

    private static final class Running implements RunningService {

        private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
        private static final String BROKERS = "kafka-brokers";
        private static final String REGISTRY = "schema-registry";

        private final KafkaConnection kafka;
        private final ServiceContext context;
        private final Duration every;
        private final AtomicReference<Status> brokersStatus = new AtomicReference<>(Status.down("not looked at yet"));
        private final AtomicReference<Status> registryStatus = new AtomicReference<>(Status.down("not looked at yet"));
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final Thread watcher = Thread.ofVirtual().name("kafka-watch").unstarted(this::watch);

        Running(KafkaConnection kafka, ServiceContext context, Duration every) {
            this.kafka = kafka;
            this.context = context;
            this.every = every;
        }

        void start() {
            context.health().register(BROKERS, Aspect.READINESS, brokersStatus::get);
            context.health().register(REGISTRY, Aspect.READINESS, registryStatus::get);
            watcher.start();
        }

        private void watch() {
            try (var brokers = new Brokers(kafka.clients())) {
                while (!Thread.currentThread().isInterrupted()) {
                    saw("Kafka brokers", brokers.addresses(), brokersStatus, brokers.trouble());
                    saw(
                            "schema registry",
                            kafka.registry().addresses(),
                            registryStatus,
                            kafka.registry().answers() ? Optional.empty() : Optional.of("no answer"));
                    Thread.sleep(every);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException refused) {
                ended.completeExceptionally(refused);
            }
        }

        private static void saw(String who, String where, AtomicReference<Status> status, Optional<String> trouble) {
            Status now = trouble.map(reason -> Status.down("no answer from " + where + ": " + reason))
                    .orElseGet(() -> Status.up("answer at " + where));
            Status before = status.getAndSet(now);
            if (before.up() && !now.up()) {
                LOG.atWarn()
                        .addKeyValue("who", who)
                        .addKeyValue("where", where)
                        .addKeyValue("reason", trouble.orElse(""))
                        .log("Lost; services wait until it is back");
            } else if (!before.up() && now.up()) {
                LOG.atInfo().addKeyValue("who", who).addKeyValue("where", where).log("Reached");
            }
        }

        @Override
        public CompletionStage<Void> ended() {
            return ended.minimalCompletionStage();
        }

        @Override
        public void close() {
            watcher.interrupt();
            context.health().unregister(BROKERS);
            context.health().unregister(REGISTRY);
            ended.complete(null);
        }
    }
}
