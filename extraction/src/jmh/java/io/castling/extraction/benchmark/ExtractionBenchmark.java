package io.castling.extraction.benchmark;

import io.castling.extraction.Analysis;
import io.castling.extraction.Analyzer;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.SystemRecognizer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.place.PlaceFinder;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.ParsedDocument;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time for one article, stage by stage: splitting the text, recognising systems, finding places, everything. The warm-up
 * is long because the rules of claims run at half their speed for the first ten seconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class ExtractionBenchmark {

    /** Length of each article in characters: a brief, a report, a long read. */
    @Param({"800", "3800", "20000"})
    private int length;

    private final Analyzer analyzer = Analyzer.bundled();
    private final SystemRecognizer systems = new SystemRecognizer(CatalogueReader.bundled());
    private final PlaceFinder places = PlaceFinder.bundled();
    private Articles articles = new Articles(List.of());

    @Setup(Level.Trial)
    public void prepare() {
        articles = Articles.ofLength(length);
    }

    @Benchmark
    public ParsedDocument text() {
        return ParsedDocument.of(articles.next().document());
    }

    @Benchmark
    public List<SystemMention> systems() {
        return systems.recognize(articles.next().parsed());
    }

    @Benchmark
    public List<PlaceMention> places() {
        Articles.Article article = articles.next();
        return places.find(article.parsed(), article.systems());
    }

    @Benchmark
    public Analysis everything() {
        return analyzer.analyze(articles.next().document());
    }
}
