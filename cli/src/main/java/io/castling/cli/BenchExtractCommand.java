package io.castling.cli;

import io.castling.cli.bench.ExtractionMeter;
import io.castling.cli.bench.ExtractionMeter.Figures;
import io.castling.cli.bench.GeneratedArticles;
import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import io.castling.schemas.RawArticle;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code castling bench extract}: how fast extraction is and what it takes. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = {
            "Articles and megabytes per second of processor time of one thread, memory and start-up, on generated"
                    + " articles and on those of files.",
            "Takes about half a minute for each set: it warms up first."
        })
final class BenchExtractCommand implements Callable<Integer> {

    private static final int GENERATED = 400;
    private static final int SEED = 7;
    private static final double MEGABYTE = 1e6;

    @Parameters(paramLabel = "FILE", description = "JSON lines, as for 'castling extract'; each file is a set.")
    private List<Path> files = List.of();

    @Option(
            names = "--size",
            paramLabel = "CHARACTERS",
            defaultValue = "3800",
            description = "Size of the generated articles (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--round",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Processor time of one of the five measured rounds (default: ${DEFAULT-VALUE}).")
    private double round;

    @Mixin
    private AnalyzerOptions analyzerOptions = new AnalyzerOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Terminal terminal;

    BenchExtractCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Usage.requirePositive(spec, "--size", size);
        Usage.requirePositive(spec, "--round", round);
        long began = System.nanoTime();
        Analyzer analyzer = analyzerOptions.analyzer();
        long loaded = (System.nanoTime() - began) / 1_000_000;
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        PrintStream out = terminal.out();
        out.printf("# Extraction benchmark%n%n%s%n%n", Machine.words());
        out.printf("Ready %d ms after the start of the JVM, %d ms of them for the resources.%n%n", sinceStart, loaded);
        out.println("| articles | how many | bytes each | articles/CPU-s | MB/CPU-s | µs each | allocated each |");
        out.println("|---|--:|--:|--:|--:|--:|--:|");
        var meter = new ExtractionMeter(analyzer, Duration.ofMillis(Math.round(round * 1000)));
        boolean complete = true;
        report("generated", generated(), meter);
        for (Path file : files) {
            List<Document> articles = new ArrayList<>();
            complete &= DocumentLines.forEach(terminal, List.of(file), articles::add);
            if (articles.isEmpty()) {
                terminal.err().println(file + ": has no article to measure on");
                complete = false;
            } else {
                report(file.toString(), articles, meter);
            }
        }
        out.printf(Locale.ROOT, "%n%.0f MB of heap in use after a collection.%n", heap() / MEGABYTE);
        out.flush();
        return complete ? Castling.DONE : Castling.FAILED;
    }

    private void report(String name, List<Document> articles, ExtractionMeter meter) {
        terminal.err().println("bench: " + name + ": warming up, then measuring");
        Figures figures = meter.measure(articles);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "| %s | %d | %,d | %,.0f | %.1f | %.1f | %,.0f kB |%n",
                        name,
                        figures.articles(),
                        figures.bytes() / figures.articles(),
                        figures.articlesPerCpuSecond(),
                        figures.bytesPerCpuSecond() / MEGABYTE,
                        1e6 / figures.articlesPerCpuSecond(),
                        figures.allocatedBytes() / 1000);
    }

    private List<Document> generated() {
        var articles = new GeneratedArticles(SEED, GENERATED, size);
        return LongStream.range(0, GENERATED)
                .mapToObj(articles::article)
                .map(BenchExtractCommand::document)
                .toList();
    }

    private static Document document(RawArticle article) {
        return new Document(
                article.getId(),
                article.getTitle(),
                article.getText(),
                Optional.of(article.getUrl()),
                Optional.of(article.getSource()),
                Optional.of(article.getPublished().atZone(ZoneOffset.UTC).toLocalDate()));
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
