package io.castling.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.cli.replay.LaneReader;
import io.castling.cli.replay.ReplayLane;
import io.castling.cli.replay.ReplayRun;
import io.castling.cli.replay.Replays;
import io.castling.cli.replay.Selection;
import io.castling.cli.topic.Catalogue;
import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.publish.TopicPublisher;
import io.castling.ingest.run.IngestRun;
import io.castling.ingest.source.Inputs;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code castling replay}: history again, in a lane of its own. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs articles through this build again, in a lane of its own: replay-<id>. Nobody is told anything: a"
                    + " lane has no delivery. 'castling replay diff ID' says what it would have told.",
            "The articles are those of articles.raw or of files. Watchlist, catalogue and source registry are those of"
                    + " now."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int LARGEST_ARTICLE = 3 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(names = "--id", paramLabel = "ID", description = "Names the replay (default: the time).")
    private @Nullable String id;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Where the articles come from (default: castling.articles.raw.v1).")
    private String topic = Topics.ARTICLES_RAW.fullName();

    @Option(names = "--file", paramLabel = "FILE", description = "Articles of a file or folder instead, as 'ingest'.")
    private List<Path> files = List.of();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Articles that came in at or after: a day (UTC) or an instant.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Articles that came in before.")
    private @Nullable Instant until;

    @Option(
            names = "--published-since",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Articles published at or after; without a date, fetched.")
    private @Nullable Instant publishedSince;

    @Option(
            names = "--published-until",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Articles published before.")
    private @Nullable Instant publishedUntil;

    @Option(
            names = "--offsets",
            paramLabel = "PARTITION=FROM-TO",
            description = "Offsets of one partition, the end exclusive; may be repeated, others are left out.")
    private Map<Integer, String> offsets = Map.of();

    @Option(names = "--source", paramLabel = "SOURCE", description = "Articles of this source; may be repeated.")
    private List<String> sources = List.of();

    @Option(names = "--article", paramLabel = "ID", description = "This article, by id or URL; may be repeated.")
    private List<String> articles = List.of();

    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "Articles that name this system or one of this family; may be repeated.")
    private List<String> systems = List.of();

    @Option(names = "--dry-run", description = "Say what would be read, change nothing.")
    private boolean dryRun;

    @Mixin
    private Running running = new Running();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    private final Terminal terminal;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine commandLine(Terminal terminal) {
        var line = new CommandLine(new ReplayCommand(terminal));
        line.addSubcommand(new ListReplays(terminal));
        line.addSubcommand(new Resume(terminal));
        line.addSubcommand(new Cancel(terminal));
        line.addSubcommand(new Clean(terminal));
        line.addSubcommand(new ReplayDiffCommand(terminal));
        return line;
    }

    /** Options of commands that run a lane. */
    static final class Running {

        @Option(
                names = "--rate",
                paramLabel = "N",
                description = "Articles a second at most, to leave room for the live lane (default: no limit).")
        private double rate = Double.MAX_VALUE;

        @Mixin
        private StateOption state = new StateOption();

        @Mixin
        private KafkaOptions kafka = new KafkaOptions();
    }

    /** Where lanes keep what Kafka can restore. */
    static final class StateOption {

        @Option(
                names = "--state",
                paramLabel = "DIR",
                defaultValue = "data/replays",
                description = "Local state of lanes, restored from Kafka where it lacks (default: ${DEFAULT-VALUE}).")
        private Path directory = Path.of("data/replays");
    }

    @Override
    public Integer call() {
        if (!(running.rate > 0)) {
            throw new ParameterException(spec.commandLine(), "--rate must be more than 0");
        }
        Clock clock = Clock.systemUTC();
        var plan = new Replays.Plan(
                Optional.ofNullable(id).orElseGet(() -> NOW.format(clock.instant())),
                topic,
                files,
                Optional.ofNullable(since),
                Optional.ofNullable(until),
                ranges(),
                new Selection(
                        Optional.ofNullable(publishedSince),
                        Optional.ofNullable(publishedUntil),
                        sources,
                        articles,
                        systems));
        if (!files.isEmpty()
                && !(plan.selection().everything() && offsets.isEmpty() && since == null && until == null)) {
            throw new ParameterException(spec.commandLine(), "files are replayed as a whole: leave the selection out");
        }
        try (KafkaConnection kafka = running.kafka.connection(terminal.environment())) {
            var replays = new Replays(kafka, clock, Version.current());
            Replay replay = replays.plan(plan);
            if (dryRun) {
                terminal.err()
                        .println("dry run: replay " + plan.id() + " would read " + size(replay) + " of "
                                + replay.getOrigin() + " and replay " + plan.selection());
                return Castling.DONE;
            }
            replays.begin(
                    replay,
                    Catalogue.specs(
                            new Lane.Replay(plan.id()),
                            config(replay, running, terminal).kafka().maxRecordSize()));
            return run(kafka, replay, running, terminal);
        }
    }

    private Map<Integer, Replays.Range> ranges() {
        Map<Integer, Replays.Range> ranges = new HashMap<>();
        offsets.forEach((partition, text) -> {
            try {
                String[] ends = text.split("-", 2);
                ranges.put(partition, new Replays.Range(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new ParameterException(
                        spec.commandLine(), "--offsets " + partition + "=" + text + ": give FROM-TO, as in 0=100-200");
            }
        });
        return ranges;
    }

    private static String size(Replay replay) {
        long records = replay.getEnds().entrySet().stream()
                .mapToLong(end -> end.getValue() - replay.getBegins().getOrDefault(end.getKey(), 0L))
                .sum();
        return replay.getFiles().isEmpty() ? "at most " + records + " records" : "all";
    }

    /** Runs a recorded replay in this process until it is done, stopped or cancelled. */
    private static int run(KafkaConnection kafka, Replay replay, Running options, Terminal terminal) {
        var lane = new Lane.Replay(replay.getId());
        CastlingConfig config = config(replay, options, terminal);
        var stop = new AtomicBoolean();
        var stopped = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            stop.set(true);
            awaitQuietly(stopped);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        var context = ServiceContext.create(Version.current());
        var progress = new ReplayProgress(replay.getId(), terminal);
        try (RunningService services =
                new ReplayLane(lane, config.enrich(), config.alert(), Trackers.bundled(), kafka, context).start()) {
            Replay now = new ReplayRun(kafka, Clock.systemUTC(), progress)
                    .run(replay, services, () -> read(kafka, config, replay, terminal), options.rate, stop::get);
            progress.finish(now);
            return now.getState() == ReplayState.DONE ? Castling.DONE : Castling.FAILED;
        } finally {
            stopped.countDown();
            if (!stop.get()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private static CastlingConfig config(Replay replay, Running options, Terminal terminal) {
        Path state = folder(options.state.directory.resolve(replay.getId()));
        return options.kafka.services(
                terminal.environment(), ReplayLane.settings(new Lane.Replay(replay.getId()), state));
    }

    /** Reading again from the beginning is harmless: an article that the lane has is not written again. */
    private static void read(KafkaConnection kafka, CastlingConfig config, Replay replay, Terminal terminal) {
        if (replay.getFiles().isEmpty()) {
            return;
        }
        try (var publisher = TopicPublisher.connect(
                kafka, new Lane.Replay(replay.getId()), config.ingest().publishing(), Clock.systemUTC(), PATIENCE)) {
            List<Path> paths = replay.getFiles().stream().map(Path::of).toList();
            IngestRun.Tally tally = new IngestRun(
                            new ArticleReader(LARGEST_ARTICLE), publisher, Optional.empty(), new IngestRun.Listener() {
                                @Override
                                public void rejected(io.castling.ingest.article.Rejected rejected) {
                                    terminal.err().println(rejected.message());
                                }
                            })
                    .run(new Inputs(
                            paths,
                            path -> terminal.err()
                                    .println(path + ": passed over: its name is not that of an article")));
            terminal.err()
                    .println("replay " + replay.getId() + ": " + tally.published() + " articles read, "
                            + tally.duplicates() + " known to the lane, " + tally.rejected() + " rejected");
            if (tally.unavailable() > 0) {
                throw new IllegalStateException("the broker is away; go on with 'castling replay resume "
                        + replay.getId() + "' when it is back");
            }
        }
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + path, e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists replays, oldest first, one a line.")
    private static final class ListReplays implements Callable<Integer> {

        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Mixin
        private KafkaOptions kafkaOptions = new KafkaOptions();

        private final Terminal terminal;

        ListReplays(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
                new Replays(kafka, Clock.systemUTC(), Version.current())
                        .all()
                        .forEach(replay -> terminal.out().println(json ? json(replay) : line(replay)));
                terminal.out().flush();
                return Castling.DONE;
            }
        }

        private static String line(Replay replay) {
            return "%-20s %-9s %s  %s articles  %s  %s%s"
                    .formatted(
                            replay.getId(),
                            replay.getState().name().toLowerCase(Locale.ROOT),
                            replay.getCreated(),
                            replay.getFed() == null || !replay.getFiles().isEmpty() ? "?" : replay.getFed(),
                            replay.getVersion(),
                            replay.getOrigin(),
                            replay.getSelection().isEmpty() ? "" : "  " + replay.getSelection());
        }

        private static String json(Replay replay) {
            var node = JsonMapper.builder().build().createObjectNode();
            node.put("id", replay.getId())
                    .put("state", replay.getState().name().toLowerCase(Locale.ROOT))
                    .put("origin", replay.getOrigin())
                    .put("version", replay.getVersion())
                    .put("created", replay.getCreated().toString())
                    .put("updated", replay.getUpdated().toString());
            var selection = node.putObject("selection");
            replay.getSelection().forEach(selection::put);
            Optional.ofNullable(replay.getFed()).ifPresent(fed -> node.put("fed", fed));
            return node.toString();
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Goes on with a replay that was stopped, killed or cancelled, where it was.")
    private static final class Resume implements Callable<Integer> {

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Mixin
        private Running running = new Running();

        private final Terminal terminal;

        Resume(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (KafkaConnection kafka = running.kafka.connection(terminal.environment())) {
                var replays = new Replays(kafka, Clock.systemUTC(), Version.current());
                return run(kafka, replays.reopen(replays.find(id)), running, terminal);
            }
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Stops a replay, wherever it runs; 'resume' goes on, 'clean' removes it.")
    private static final class Cancel implements Callable<Integer> {

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Mixin
        private KafkaOptions kafkaOptions = new KafkaOptions();

        private final Terminal terminal;

        Cancel(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
                new Replays(kafka, Clock.systemUTC(), Version.current()).cancel(id);
                terminal.err().println("replay " + id + " is cancelled; its process stops within seconds");
                return Castling.DONE;
            }
        }
    }

    @Command(
            name = "clean",
            mixinStandardHelpOptions = true,
            description = "Removes the topics, groups and local state of a replay that is not running.")
    private static final class Clean implements Callable<Integer> {

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Mixin
        private StateOption state = new StateOption();

        @Mixin
        private KafkaOptions kafkaOptions = new KafkaOptions();

        private final Terminal terminal;

        Clean(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
                List<String> removed =
                        new Replays(kafka, Clock.systemUTC(), Version.current()).clean(id, state.directory.resolve(id));
                removed.forEach(name -> terminal.out().println("removed " + name));
                terminal.out().flush();
                if (removed.isEmpty()) {
                    terminal.err().println("replay clean: there is nothing of a replay " + id);
                    return Castling.FAILED;
                }
                return Castling.DONE;
            }
        }
    }

    /** The lane as another lane is compared with it. */
    static Lane lane(String name) {
        return name.equals(Lane.LIVE.name()) ? Lane.LIVE : new Lane.Replay(name);
    }

    static LaneReader reader(KafkaConnection kafka) {
        return new LaneReader(kafka);
    }
}
