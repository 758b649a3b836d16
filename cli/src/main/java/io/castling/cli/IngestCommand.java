package io.castling.cli;

import io.castling.ingest.article.ArticleReader;
import io.castling.ingest.article.Format;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.DryRun;
import io.castling.ingest.publish.Outcome;
import io.castling.ingest.publish.PushPublisher;
import io.castling.ingest.run.IngestRun;
import io.castling.ingest.source.Input;
import io.castling.ingest.source.Inputs;
import io.castling.platform.config.DataSize;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code castling ingest}: files, folders and standard input to a running Castling. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds articles to a running Castling: text, JSON, JSON lines, also as .gz and .zst; folders as a whole.",
            "What is no article is named on standard error and passed over; the exit code is then 1. Feeding something"
                    + " again is harmless: no article is published twice."
        })
final class IngestCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Parameters(paramLabel = "FILE", description = "Files and folders; standard input where none is given.")
    private List<Path> files = List.of();

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The ingest service (default: ${DEFAULT-VALUE}).")
    private URI service = URI.create("http://127.0.0.1:8080");

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
        var listener = new Listener();
        try (ArticlePublisher publisher = dryRun ? new DryRun(clock) : new PushPublisher(service, PATIENCE, clock)) {
            var reader = new ArticleReader(maxArticleSize.toIntBytes());
            IngestRun.Tally tally = new IngestRun(reader, publisher, Optional.empty(), listener).run(inputs());
            listener.finish(tally);
            return tally.isClean() ? Castling.DONE : Castling.FAILED;
        }
    }

    private Iterator<? extends Input> inputs() {
        return files.isEmpty()
                ? List.of(new Input.Live("standard input", Format.DETECT, terminal.in()))
                        .iterator()
                : new Inputs(
                        files,
                        path -> terminal.err().println(path + ": passed over: its name is not that of an article"));
    }

    /** Shows a person how it goes: faults as they come, a line of progress, the sum at the end. */
    private final class Listener implements IngestRun.Listener {

        private final Progress progress = new Progress(terminal);
        private final long began = System.nanoTime();

        @Override
        public void progressed(IngestRun.Tally tally, IngestRun.Checkpoint checkpoint) {
            progress.show(sum(tally) + " · " + checkpoint.input());
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
            terminal.err().println((dryRun ? "dry run: " : "") + sum(tally));
            if (tally.unavailable() > 0) {
                terminal.err()
                        .println("stopped early: is a Castling running at " + service
                                + "? Start one with 'castling up', then run this again.");
            }
        }

        private String sum(IngestRun.Tally tally) {
            double seconds = (System.nanoTime() - began) / 1e9;
            return "%d published (%d revisions), %d known already, %d rejected, %.0f/s"
                    .formatted(
                            tally.published(),
                            tally.revised(),
                            tally.duplicates(),
                            tally.rejected(),
                            (tally.published() + tally.duplicates()) / Math.max(seconds, 1e-3));
        }
    }
}
