package io.castling.ingest.poll.kafka;

import io.castling.ingest.health.SourceAlarms;
import io.castling.ingest.health.SourceAlarms.Standing;
import io.castling.ingest.health.Verdict;
import io.castling.ingest.poll.ConfiguredSources;
import io.castling.ingest.poll.PollResult;
import io.castling.ingest.poll.PollSettings;
import io.castling.ingest.poll.PollState;
import io.castling.ingest.poll.Poller;
import io.castling.ingest.poll.Source;
import io.castling.ingest.poll.SourceBook;
import io.castling.ingest.poll.SourceBook.Definition;
import io.castling.ingest.poll.SourceBook.Entry;
import io.castling.ingest.poll.SourceId;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.SourceDefinition;
import io.castling.schemas.SourceHealth;
import io.castling.schemas.SourcePoll;
import io.castling.schemas.topic.Topics;
import io.micrometer.core.instrument.Tags;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of one process over Kafka: what is defined comes from the configuration and {@code sources.defined}, which of
 * it this process polls from the consumer group on {@code sources.polled}, and how it goes is told on {@code sources}.
 */
public final class Polling implements SourceDesk, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final String GROUP = "castling-ingest-sources";
    /** After a kill another process, or the same again, goes on so much later. */
    private static final int SESSION_MILLIS = 10_000;

    private static final Duration READ_WITHIN = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final PollSettings settings;
    private final ConfiguredSources configured;
    private final ServiceContext context;
    private final SourceWriter writer;
    private final SourceBook book = new SourceBook(this::reconcile);
    private final Map<String, SourceHealth> healths = new ConcurrentHashMap<>();
    private final SourceAlarms alarms;
    private final Table<SourceDefinition> definitions;
    private final Table<SourceHealth> healthTable;
    private final Shares shares;
    private final Poller poller;
    private final List<TopicLoop> loops;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ingest-sources").daemon().factory());

    /** States of sources of ours that are not polled now; the poller has those of the others. */
    private final Map<SourceId, PollState> resting = new HashMap<>();

    /**
     * Begins at once; the broker may be away.
     *
     * @param poller made with the listener that it is given
     */
    public Polling(
            PollSettings settings,
            ConfiguredSources configured,
            KafkaConnection kafka,
            ServiceContext context,
            Function<Poller.Listener, Poller> poller) {
        this.settings = settings;
        this.configured = configured;
        this.context = context;
        this.alarms = new SourceAlarms(context.meters());
        List<Source> sources = configured.load();
        Map<String, Object> writing = kafka.clients().producer("ingest-sources");
        writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, READ_WITHIN.toMillis());
        this.writer = new SourceWriter(
                new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer()),
                kafka.serdes(),
                context.clock(),
                new SecureRandom());
        this.definitions = new Table<>(
                Topics.SOURCES_DEFINED.fullName(),
                kafka.serdes().value(SourceDefinition.class).deserializer(),
                this::defined);
        this.healthTable = new Table<>(
                Topics.SOURCES.fullName(),
                kafka.serdes().value(SourceHealth.class).deserializer(),
                (id, health) -> health.ifPresentOrElse(it -> healths.put(id, it), () -> healths.remove(id)));
        this.shares = new Shares(
                Topics.SOURCES_POLLED.fullName(),
                kafka.serdes().value(SourcePoll.class).deserializer(),
                new Owner());
        this.poller = poller.apply(this::polled);
        context.meters().gauge("castling.sources.overdue", this.poller, Poller::overdue);
        book.configure(sources);
        this.loops = loops(kafka);
        var unused =
                sweeper.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private List<TopicLoop> loops(KafkaConnection kafka) {
        var reading = new TopicLoop(
                Topics.SOURCES_DEFINED.fullName(), consumers(kafka, "ingest-sources-defined"), definitions);
        var health = new TopicLoop(Topics.SOURCES.fullName(), consumers(kafka, "ingest-sources-health"), healthTable);
        if (!settings.enabled()) {
            return List.of(reading, health);
        }
        return List.of(
                reading,
                health,
                new TopicLoop(Topics.SOURCES_POLLED.fullName(), consumers(kafka, "ingest-sources-polled"), shares));
    }

    private static Supplier<Consumer<byte[], byte[]>> consumers(KafkaConnection kafka, String purpose) {
        Map<String, Object> properties = kafka.clients().consumer(purpose, GROUP);
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        properties.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 4);
        return () -> new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void defined(String key, Optional<SourceDefinition> record) {
        book.define(new SourceId(key), record.map(SourceRecords::definition));
    }

    private final class Owner implements Shares.Owner {

        @Override
        public void gained(int partition, Map<SourceId, PollState> states) {
            LOG.atInfo()
                    .addKeyValue("partition", partition)
                    .addKeyValue("sources", states.size())
                    .log("Sources of a partition are polled here");
            synchronized (Polling.this) {
                states.forEach(resting::putIfAbsent);
            }
        }

        @Override
        public void settled() {
            reconcile();
        }

        @Override
        public void lost(int partition) {
            synchronized (Polling.this) {
                poller.sources().keySet().stream()
                        .filter(id -> shares.partitionOf(id) == partition)
                        .forEach(id -> {
                            poller.withdraw(id);
                            alarms.forget(id);
                        });
                resting.keySet().removeIf(id -> shares.partitionOf(id) == partition);
            }
            writer.flush();
        }
    }

    /** Polls what is defined, ours and not paused, and nothing else. */
    private synchronized void reconcile() {
        if (loops == null || !isReady()) {
            return;
        }
        Map<SourceId, Entry> wanted = new HashMap<>();
        book.all().stream()
                .filter(entry -> shares.isMine(entry.source().id()))
                .forEach(entry -> wanted.put(entry.source().id(), entry));
        poller.sources().keySet().stream()
                .filter(id -> !wanted.containsKey(id) || wanted.get(id).paused())
                .forEach(id -> poller.withdraw(id).ifPresent(state -> resting.put(id, state)));
        wanted.values().forEach(this::assign);
        List.copyOf(resting.keySet()).stream()
                .filter(id -> !wanted.containsKey(id) && shares.isMine(id))
                .forEach(this::forget);
    }

    private void assign(Entry entry) {
        Source source = entry.source();
        SourceId id = source.id();
        Instant now = context.clock().instant();
        SourceHealth before = healths.get(id.value());
        if (before != null) {
            alarms.recall(id, SourceRecords.standing(before));
        }
        if (entry.paused()) {
            PollState state = resting.computeIfAbsent(
                    id, unknown -> PollState.initial(source.url().toString(), now));
            tell(source, state, Verdict.paused());
        } else {
            PollState state = Optional.ofNullable(resting.remove(id))
                    .orElseGet(() -> PollState.initial(source.url().toString(), now));
            boolean known = poller.sources().containsKey(id);
            poller.assign(source, state);
            if (!known) {
                judge(source, state);
            }
        }
    }

    private void forget(SourceId id) {
        resting.remove(id);
        alarms.forget(id);
        writer.note(Topics.SOURCES_POLLED, id.value(), Optional.empty());
        writer.note(Topics.SOURCES, id.value(), Optional.empty());
    }

    private void polled(Source source, PollState state, PollResult result) {
        writer.note(Topics.SOURCES_POLLED, source.id().value(), Optional.of(SourceRecords.poll(source.id(), state)));
        Verdict verdict = verdict(source, state);
        Standing standing = alarms.note(source, verdict, context.clock().instant());
        writer.note(Topics.SOURCES, source.id().value(), Optional.of(SourceRecords.health(source, state, standing)));
        count(result);
    }

    private void count(PollResult result) {
        String word = switch (result) {
            case PollResult.Read read -> {
                context.meters().counter("castling.source.articles").increment(read.published());
                yield "read";
            }
            case PollResult.Unchanged unchanged -> "unchanged";
            case PollResult.Failed failed -> failed.blocked() ? "blocked" : "failed";
            case PollResult.Deferred deferred -> "deferred";
        };
        context.meters()
                .counter("castling.source.polls", Tags.of("outcome", word))
                .increment();
    }

    private Verdict verdict(Source source, PollState state) {
        return Verdict.on(
                state,
                context.clock().instant(),
                settings.failingAfter(),
                source.options().staleAfter().orElse(settings.staleAfter()));
    }

    private void judge(Source source, PollState state) {
        tell(source, state, verdict(source, state));
    }

    /** Tells what has changed, and nothing else. */
    private void tell(Source source, PollState state, Verdict verdict) {
        Standing standing = alarms.note(source, verdict, context.clock().instant());
        SourceHealth health = SourceRecords.health(source, state, standing);
        SourceHealth before = healths.get(source.id().value());
        if (before == null
                || before.getState() != health.getState()
                || !before.getKind().equals(health.getKind())) {
            writer.note(Topics.SOURCES, source.id().value(), Optional.of(health));
        }
    }

    /** Time alone makes a source stale; and the file of sources may have changed. */
    private void sweep() {
        try {
            configured.reload().ifPresent(book::configure);
            reconcile();
            poller.sources().forEach((id, source) -> poller.state(id).ifPresent(state -> judge(source, state)));
        } catch (RuntimeException fault) {
            LOG.atError().setCause(fault).log("Looking after the sources failed; it goes on");
        }
    }

    /** For health: who needs attention. */
    public String summary() {
        return isReady() ? alarms.summary() : "what is defined is still being read";
    }

    @Override
    public boolean isReady() {
        return definitions.isCaughtUp() && healthTable.isCaughtUp();
    }

    @Override
    public List<Entry> all() {
        return book.all();
    }

    @Override
    public Optional<Entry> find(SourceId id) {
        return book.find(id);
    }

    @Override
    public Optional<SourceHealth> health(SourceId id) {
        return Optional.ofNullable(healths.get(id.value()));
    }

    @Override
    public void define(Source source, boolean paused) {
        write(source.id(), Optional.of(new Definition(Optional.of(source), paused)));
    }

    @Override
    public void pause(SourceId id, boolean paused) {
        Entry entry = book.find(id).orElseThrow();
        Optional<Source> source = entry.configured() ? Optional.empty() : Optional.of(entry.source());
        Definition said = new Definition(source, paused);
        write(id, source.isEmpty() && !paused ? Optional.empty() : Optional.of(said));
    }

    @Override
    public void remove(SourceId id) {
        write(id, Optional.empty());
    }

    private void write(SourceId id, Optional<Definition> said) {
        RecordMetadata written = writer.write(
                Topics.SOURCES_DEFINED,
                id.value(),
                said.map(it -> SourceRecords.definition(id, it, context.clock().instant())));
        try {
            if (!definitions.awaitRead(written, READ_WITHIN)) {
                throw new KafkaException("what was written was not read back within " + READ_WITHIN);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped", stop);
        }
    }

    @Override
    public boolean pollNow(SourceId id) {
        return poller.pollNow(id);
    }

    /** Stops polling, then leaves the group, so that others go on at once. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        poller.close();
        writer.flush();
        loops.forEach(TopicLoop::close);
        writer.close();
    }
}
