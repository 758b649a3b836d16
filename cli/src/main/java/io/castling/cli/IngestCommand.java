package io.castling.cli;

import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Format;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.fetch.FetchSettings;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.page.PageArticles;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.DryRun;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.publish.PushPublisher;
import io.castling.ingest.run.IngestRun;
import io.castling.ingest.source.Input;
import io.castling.ingest.source.Inputs;
import io.castling.ingest.source.WebArticles;
import io.castling.platform.config.DataSize;
import io.castling.platform.config.Secret;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code castling ingest}: files, folders and standard input to a running Castling. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds articles to a running Castling: text, pages, JSON, JSON lines, also as .gz and .zst; web archives"
                    + " (.warc, .warc.gz); folders as a whole; addresses of pages and feeds; standard input.",
            "What is no article is named on standard error and passed over; the exit code is then 1. Feeding something"
                    + " again is harmless: no article is published twice.",
            "A service that other machines reach asks for an API key: put it into the environment variable "
                    + IngestCommand.KEY_VARIABLE + "."
        })
final class IngestCommand implements Callable<Integer> {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://");

    static final String KEY_VARIABLE = "CASTLING_SECRET_API_KEY";

    @Parameters(
            paramLabel = "INPUT",
            description = "Files, folders, http(s) addresses; standard input where none is given, or for -.")
    private List<String> inputs = List.of();

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Remember in this file how far the run came, and go on from there if the file exists. The same"
                            + " inputs in the same order, please; it is deleted when all is read.")
    private @Nullable Path resume;

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The ingest service (default: ${DEFAULT-VALUE}).")
    private URI service = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to try again while the service does not take articles (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofSeconds(60);

    @Option(names = "--dry-run", description = "Read and count, publish nothing.")
    private boolean dryRun;

    @Option(
            names = "--max-article-size",
            paramLabel = "SIZE",
            defaultValue = "3MiB",
            converter = SizeConverter.class,
            description = "Larger articles are rejected (default: ${DEFAULT-VALUE}).")
    private DataSize maxArticleSize = DataSize.parse("3MiB");

    private final Terminal terminal;

    IngestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Optional<ResumeFile> place = Optional.ofNullable(resume).map(ResumeFile::new);
        Optional<IngestRun.Checkpoint> from = place.flatMap(ResumeFile::read);
        from.ifPresent(checkpoint ->
                terminal.err().println("going on after article " + checkpoint.reading() + " of " + checkpoint.input()));
        var listener = new Listener(new IngestProgress(size()), dryRun ? Optional.empty() : place);
        try (ArticlePublisher publisher = publisher(clock)) {
            var reader = new ArticleReader(maxArticleSize.toIntBytes());
            IngestRun.Tally tally = new IngestRun(reader, publisher, from, listener).run(inputs(clock));
            listener.finish(tally);
            if (!listener.passed(from)) {
                terminal.err()
                        .println(from.orElseThrow().input() + ", where the run before stopped, is not among the inputs."
                                + " Name the same inputs, or delete " + resume + ".");
                return Castling.FAILED;
            }
            return tally.isClean() ? Castling.DONE : Castling.FAILED;
        }
    }

    private ArticlePublisher publisher(Clock clock) {
        Optional<Secret> key = Optional.ofNullable(terminal.environment().get(KEY_VARIABLE))
                .filter(token -> !token.isBlank())
                .map(Secret::new);
        return dryRun ? new DryRun(clock) : new PushPublisher(service, patience, clock, key);
    }

    private Iterator<Input> inputs(Clock clock) {
        if (inputs.isEmpty()) {
            return List.<Input>of(standardInput()).iterator();
        }
        // Shared, so that the pause between requests to one site holds over all addresses.
        var web = new Web(clock);
        return inputs.stream()
                .flatMap(named -> StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(inputs(named, web), Spliterator.ORDERED), false))
                .iterator();
    }

    private Iterator<Input> inputs(String named, Web web) {
        if (named.equals("-")) {
            return List.<Input>of(standardInput()).iterator();
        }
        return ADDRESS.matcher(named).lookingAt()
                ? List.<Input>of(new Input.Address(URI.create(named), web.articles()))
                        .iterator()
                : new Inputs(
                        List.of(Path.of(named)),
                        path -> terminal.err().println(path + ": passed over: its name is not that of an article"));
    }

    private Input.Live standardInput() {
        return new Input.Live("standard input", Format.DETECT, terminal.in());
    }

    /** Known where only files are named: counting folders would take as long as reading the names of all files. */
    private OptionalLong size() {
        long sum = 0;
        for (String named : inputs) {
            Path path = ADDRESS.matcher(named).lookingAt() ? Path.of("") : Path.of(named);
            if (!Files.isRegularFile(path)) {
                return OptionalLong.empty();
            }
            sum += path.toFile().length();
        }
        return inputs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** Made when the first address is asked for. */
    private final class Web {
        private final Clock clock;
        private @Nullable WebArticles articles;

        Web(Clock clock) {
            this.clock = clock;
        }

        WebArticles articles() {
            WebArticles made = articles;
            if (made == null) {
                FetchSettings settings = new ConfigOptions()
                        .load(WebConfig.class, terminal.environment(), Map.of())
                        .values()
                        .ingest()
                        .fetch();
                made = new WebArticles(
                        new Fetcher(settings, clock),
                        new PageArticles(maxArticleSize.toIntBytes()),
                        clock,
                        settings.pause());
                articles = made;
            }
            return made;
        }
    }

    /** Shows a person how it goes: faults as they come, a line of progress, the sum at the end. */
    private final class Listener implements IngestRun.Listener {

        private final Progress progress = new Progress(terminal);
        private final IngestProgress words;
        private final Optional<ResumeFile> place;
        private Optional<String> begunFirst = Optional.empty();
        private IngestRun.Checkpoint last = new IngestRun.Checkpoint("", 0);

        private Listener(IngestProgress words, Optional<ResumeFile> place) {
            this.words = words;
            this.place = place;
        }

        /** Whether the place to go on from was found. */
        private boolean passed(Optional<IngestRun.Checkpoint> from) {
            return from.isEmpty()
                    || begunFirst.filter(from.get().input()::equals).isPresent();
        }

        @Override
        public void began(Input input) {
            if (begunFirst.isEmpty()) {
                begunFirst = Optional.of(input.name());
            }
        }

        @Override
        public void progressed(IngestRun.Tally tally, IngestRun.Checkpoint checkpoint) {
            last = checkpoint;
            place.ifPresent(file -> file.progressed(checkpoint));
            progress.show(words.line(tally, checkpoint.input()));
        }

        @Override
        public void rejected(Rejected rejected) {
            progress.clear();
            terminal.err().println(rejected.message());
        }

        @Override
        public void settled(Origin origin, Outcome outcome) {
            switch (outcome) {
                case Outcome.Refused refused -> fault(origin, refused.reason());
                case Outcome.Unavailable away -> fault(origin, away.reason());
                case Outcome.Published published -> {}
                case Outcome.Duplicate duplicate -> {}
                case Outcome.Spooled spooled -> {}
            }
        }

        private void fault(Origin origin, String reason) {
            progress.clear();
            terminal.err().println(origin + ": " + reason);
        }

        private void finish(IngestRun.Tally tally) {
            progress.clear();
            terminal.err().println((dryRun ? "dry run: " : "") + words.sum(tally));
            if (tally.unavailable() > 0) {
                place.filter(file -> last.reading() > 0).ifPresent(file -> file.write(last));
                terminal.err()
                        .println("stopped early: is a Castling running at " + service
                                + "? Start one with 'castling up', then run this again.");
            } else {
                place.ifPresent(ResumeFile::delete);
            }
        }
    }

    /** The part of the configuration that asking the web needs. */
    @ConfigMapping(prefix = "castling")
    interface WebConfig {
        Ingest ingest();

        /** Of the ingest service, as far as it matters here. */
        interface Ingest {
            FetchSettings fetch();
        }
    }
}
