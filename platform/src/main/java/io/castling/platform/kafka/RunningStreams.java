package io.castling.platform.kafka;

import io.castling.platform.service.Health.Status;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application from its start to its end; see {@link StreamsRunner}. */
public final class RunningStreams implements RunningService {

    private static final Logger LOG = LoggerFactory.getLogger(RunningStreams.class);

    /** A registry that stays away costs each thread one death a minute (registry.retry-for): that may go on for ever. */
    private static final int REPLACEMENTS_PER_THREAD = 10;

    private static final Duration REPLACEMENT_WINDOW = Duration.ofMinutes(10);

    private final StreamsSettings settings;
    private final KafkaConnection kafka;
    private final ServiceContext context;
    private final Topology topology;
    private final StreamsConfig config;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Deque<Long> replacements = new ArrayDeque<>();
    private final Thread starter;

    private volatile String phase = "starting";
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable KafkaStreamsMetrics metrics;

    RunningStreams(
            StreamsSettings settings,
            KafkaConnection kafka,
            ServiceContext context,
            Topology topology,
            StreamsConfig config) {
        this.settings = settings;
        this.kafka = kafka;
        this.context = context;
        this.topology = topology;
        this.config = config;
        this.starter = Thread.ofPlatform()
                .name("start-" + settings.applicationId())
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        starter.start();
    }

    private void run() {
        try (var brokers = new Brokers(kafka.clients())) {
            phase = "waiting for the Kafka brokers";
            brokers.await();
            phase = "waiting for the schema registry";
            kafka.registry().await();
            phase = "waiting for topics";
            brokers.awaitTopics(StreamsRunner.externalTopics(topology, settings.applicationId()));
            phase = "starting";
            launch();
        } catch (CancellationException closed) {
            LOG.atDebug().addKeyValue("application", settings.applicationId()).log("Closed before it had started");
        } catch (RuntimeException cause) {
            phase = "failed: " + cause.getMessage();
            ended.completeExceptionally(cause);
        }
    }

    private synchronized void launch() {
        if (closing.get()) {
            return;
        }
        var created = new KafkaStreams(topology, config);
        streams = created;
        created.setUncaughtExceptionHandler(this::died);
        created.setStateListener((state, before) -> changed(state));
        var bound = new KafkaStreamsMetrics(created);
        bound.bindTo(context.meters());
        metrics = bound;
        created.start();
    }

    private void changed(State state) {
        LOG.atInfo()
                .addKeyValue("application", settings.applicationId())
                .addKeyValue("state", state)
                .log("Streams application changed its state");
        if (state == State.ERROR || (state == State.NOT_RUNNING && !closing.get())) {
            // Without an exception of its own when another thread was the first to report one.
            ended.completeExceptionally(new IllegalStateException("Kafka Streams stopped in state " + state + "."));
        }
    }

    private StreamThreadExceptionResponse died(Throwable cause) {
        if (isPassing(cause) && mayReplace()) {
            LOG.atWarn()
                    .addKeyValue("application", settings.applicationId())
                    .setCause(cause)
                    .log("A Streams thread lost its surroundings and is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        phase = "failed: " + cause.getMessage();
        ended.completeExceptionally(cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isPassing(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || (cause instanceof SchemaRegistryException registry
                            && registry.kind() == SchemaRegistryException.Kind.UNAVAILABLE)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayReplace() {
        long now = context.clock().millis();
        // A lock of its own: close() holds this object's while it waits for the thread that asks here.
        synchronized (replacements) {
            while (!replacements.isEmpty() && now - replacements.peekFirst() > REPLACEMENT_WINDOW.toMillis()) {
                replacements.removeFirst();
            }
            replacements.addLast(now);
            return replacements.size() <= REPLACEMENTS_PER_THREAD * settings.threads();
        }
    }

    /**
     * One of its key-value stores for reading; it holds what this instance has of it.
     *
     * @throws InvalidStateStoreException when it cannot be read now: not started yet, being rebuilt, or closed. Reading it
     *     throws the same when it goes away meanwhile. Try again later.
     */
    public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
        KafkaStreams current = streams;
        if (current == null) {
            throw new InvalidStateStoreException("the application has not started: " + phase);
        }
        return current.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    Status liveness() {
        return ended.isCompletedExceptionally() ? Status.down(phase) : Status.up("alive");
    }

    Status readiness() {
        KafkaStreams current = streams;
        if (current == null) {
            return Status.down(phase);
        }
        return current.state() == State.RUNNING ? Status.up("running") : Status.down("Streams is " + current.state());
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            starter.interrupt();
            synchronized (this) {
                closeStreams();
            }
            context.health().unregister(settings.applicationId());
            context.health().unregister(settings.applicationId() + "-alive");
            context.health().unregister(settings.applicationId() + "-dead-letters");
            ended.complete(null);
        }
    }

    private void closeStreams() {
        KafkaStreams current = streams;
        // Who leaves need not be missed: without it, the next start waits until this member's session has timed out.
        CloseOptions options = CloseOptions.timeout(settings.closeWithin())
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        if (current != null && !current.close(options)) {
            LOG.atWarn()
                    .addKeyValue("application", settings.applicationId())
                    .addKeyValue("waited", settings.closeWithin())
                    .log("Streams application did not stop in time");
        }
        KafkaStreamsMetrics bound = metrics;
        if (bound != null) {
            bound.close();
        }
    }
}
