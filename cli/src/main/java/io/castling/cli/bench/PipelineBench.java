package io.castling.cli.bench;

import io.castling.alert.AlertConfig;
import io.castling.alert.AlertService;
import io.castling.alert.track.Tracker;
import io.castling.cli.bench.PipelineReport.Mode;
import io.castling.cli.bench.PipelineReport.Stage;
import io.castling.enrich.EnrichConfig;
import io.castling.enrich.EnrichService;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.StreamsRunner;
import io.castling.platform.kafka.StreamsSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceGroup;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The pipeline beside bare clients and beside a topology that only copies, in one run on one machine: what remains of
 * Kafka's own speed. Everything runs in this process but the broker. The first part of each stage is not measured:
 * groups form and the compiler works.
 */
public final class PipelineBench {

    static final String COPY = "copy";

    private static final String RAW = Topics.ARTICLES_RAW.in(Lane.LIVE);
    /** Share of the articles that goes by before the measurement begins. */
    private static final double WARM_UP = 0.4;

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);

    private final Plan plan;
    private final Surroundings surroundings;
    private final Consumer<String> progress;
    private final PipelineReport report;
    private final ProcessMeter own = new ProcessMeter(ProcessHandle.current());
    private final ProcessMeter broker;

    /**
     * What to measure.
     *
     * @param articles for each throughput
     * @param threads of each Streams application
     * @param rate articles per second while the latency is measured
     * @param latency how long it is measured; zero for not at all
     */
    public record Plan(int articles, List<Guarantee> guarantees, List<Integer> threads, int rate, Duration latency) {

        public Plan {
            guarantees = List.copyOf(guarantees);
            threads = List.copyOf(threads);
        }
    }

    /** The settings of each application in one mode. */
    public record Applications(StreamsSettings copy, EnrichConfig enrich, AlertConfig alert) {}

    /**
     * What is measured with.
     *
     * @param broker its process, on this machine
     * @param articles endless
     */
    public record Surroundings(
            KafkaConnection kafka, ProcessHandle broker, Tracker tracker, Iterator<RawArticle> articles, Setup setup) {}

    /** How the command makes what a mode needs. */
    public interface Setup {
        /** The topics of a lane. */
        List<TopicSpec> topics(Lane lane);

        /** @param id tells the applications of one mode from those of others */
        Applications configure(String id, Guarantee guarantee, int threads);
    }

    /** @param description of the machine, in Markdown */
    public PipelineBench(Plan plan, Surroundings surroundings, String description, Consumer<String> progress) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.progress = progress;
        this.report = new PipelineReport(description);
        this.broker = new ProcessMeter(surroundings.broker());
    }

    /** Runs it all, which takes minutes, and returns the report in Markdown. */
    public String run() {
        provision(Lane.LIVE);
        new TopicProvisioner(surroundings.kafka()).provision(List.of(CopyTopology.topic()));
        try (var backlog = new Backlog(surroundings.kafka());
                var load = new ArticleLoad(surroundings.kafka(), surroundings.articles())) {
            backlog.stampOnAppend(RAW);
            produce(load);
            consume(backlog);
            for (Guarantee guarantee : plan.guarantees()) {
                for (int threads : plan.threads()) {
                    var mode = new Mode(guarantee, threads);
                    copy(mode, backlog);
                    enrich(mode, backlog);
                    enrichAndAlert(mode, backlog, load);
                }
            }
        }
        return report.markdown();
    }

    private void provision(Lane lane) {
        new TopicProvisioner(surroundings.kafka())
                .provision(surroundings.setup().topics(lane));
    }

    private void produce(ArticleLoad load) {
        progress.accept("bare producer: warming up");
        load.send((int) (plan.articles() * WARM_UP));
        progress.accept("bare producer");
        begin();
        Duration took = load.send(plan.articles());
        report.add(new Stage("bare producer", Optional.empty(), plan.articles(), took, own.cost(), broker.cost()));
    }

    private void consume(Backlog backlog) {
        progress.accept("bare consumer");
        backlog.afterLastRecords(RAW);
        begin();
        long start = System.nanoTime();
        Map<TopicPartition, Long> read = backlog.afterLastRecords(RAW);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        report.add(new Stage("bare consumer", Optional.empty(), count(read), took, own.cost(), broker.cost()));
    }

    private void copy(Mode mode, Backlog backlog) {
        StreamsSettings settings = applications(mode).copy();
        var runner = new StreamsRunner(
                settings,
                surroundings.kafka(),
                config -> CopyTopology.build(config, surroundings.kafka().serdes()),
                context());
        measure(COPY, mode, backlog, runner, settings.applicationId());
    }

    private void enrich(Mode mode, Backlog backlog) {
        Lane lane = new Lane.Replay("bench-enrich-" + id(mode));
        provision(lane);
        EnrichConfig config = applications(mode).enrich();
        var service = new EnrichService(config, lane, surroundings.kafka(), context());
        measure("enrich", mode, backlog, service, config.streams().applicationId());
    }

    private void measure(String name, Mode mode, Backlog backlog, Service service, String group) {
        progress.accept(name + ": " + mode.words());
        Map<TopicPartition, Long> ends = backlog.ends(RAW);
        try (RunningService running = service.start()) {
            long start = warmUp(backlog, group, ends, running);
            long end = backlog.await(group, ends, 1, running.ended());
            add(name, mode, ends, end - start);
        }
    }

    private void enrichAndAlert(Mode mode, Backlog backlog, ArticleLoad load) {
        progress.accept("enrich and alert: " + mode.words());
        Lane lane = new Lane.Replay("bench-both-" + id(mode));
        provision(lane);
        backlog.stampOnAppend(Topics.ALERTS.in(lane));
        Applications applications =
                surroundings.setup().configure("both-" + id(mode), mode.guarantee(), mode.threads());
        ServiceContext context = context();
        var both = new ServiceGroup(
                "bench",
                List.of(
                        new AlertService(
                                applications.alert(), lane, surroundings.kafka(), surroundings.tracker(), context),
                        new EnrichService(applications.enrich(), lane, surroundings.kafka(), context)),
                STOP_WITHIN);
        Map<TopicPartition, Long> ends = backlog.ends(RAW);
        try (RunningService running = both.start()) {
            long start = warmUp(backlog, applications.enrich().streams().applicationId(), ends, running);
            long end = catchUp(backlog, applications, lane, running);
            add("enrich and alert", mode, ends, end - start);
            if (plan.latency().isPositive()) {
                progress.accept("latency: " + mode.words());
                latency(mode, lane, context.clock(), load, () -> catchUp(backlog, applications, lane, running));
            }
        }
    }

    private void latency(Mode mode, Lane lane, Clock clock, ArticleLoad load, Runnable catchUp) {
        var alerts = new AlertLatency(surroundings.kafka(), lane, clock);
        Map<String, Long> appended;
        try (alerts) {
            appended = load.send(plan.rate(), plan.latency());
            catchUp.run();
        }
        report.add(alerts.of(mode, plan.rate(), appended));
    }

    /** Until every article has been enriched and every claim tracked. */
    private static long catchUp(Backlog backlog, Applications applications, Lane lane, RunningService running) {
        backlog.await(applications.enrich().streams().applicationId(), backlog.ends(RAW), 1, running.ended());
        Map<TopicPartition, Long> claims = backlog.afterLastRecords(Topics.CLAIMS.in(lane));
        return backlog.await(applications.alert().streams().applicationId(), claims, 1, running.ended());
    }

    private long warmUp(Backlog backlog, String group, Map<TopicPartition, Long> ends, RunningService running) {
        long start = backlog.await(group, ends, WARM_UP, running.ended());
        begin();
        return start;
    }

    private void begin() {
        own.begin();
        broker.begin();
    }

    private void add(String name, Mode mode, Map<TopicPartition, Long> ends, long nanos) {
        report.add(new Stage(
                name,
                Optional.of(mode),
                Math.round(count(ends) * (1 - WARM_UP)),
                Duration.ofNanos(nanos),
                own.cost(),
                broker.cost()));
    }

    private Applications applications(Mode mode) {
        return surroundings.setup().configure(id(mode), mode.guarantee(), mode.threads());
    }

    private static ServiceContext context() {
        return ServiceContext.create("bench");
    }

    private static String id(Mode mode) {
        return mode.guarantee().property().replace('_', '-') + "-" + mode.threads();
    }

    private static long count(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }
}
