package io.castling.extraction;

import io.castling.extraction.arms.SystemRecognizer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Articles per CPU-second of one thread, stage by stage, side by side in one run. Arguments: folders of text files to
 * measure on; without any, generated articles of about 3.8 KB. CPU time rather than wall time, since builds share
 * machines. Each stage first runs until the compiler has nothing left to do for it, which takes the rules of claims some
 * ten seconds: before that they run at half their speed.
 */
final class ExtractionBenchmark {

    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 700_000_000L;
    /** Rounds of warm-up at most, and how much the compiler may still do in a round that counts as warm. */
    private static final int WARM_UP_ROUNDS = 60;

    private static final long WARM_MILLIS = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    /** What all rounds found, printed so that no work can be left out as useless. */
    private long found;

    private ExtractionBenchmark() {}

    public static void main(String[] folders) throws IOException {
        long start = System.nanoTime();
        SystemRecognizer systems = new SystemRecognizer(CatalogueReader.bundled());
        PrintStream out = System.out;
        out.printf(Locale.ROOT, "catalogue ready after %d ms%n", (System.nanoTime() - start) / 1_000_000);
        Analyzer analyzer = Analyzer.bundled();
        out.printf(Locale.ROOT, "everything ready after %d ms%n", (System.nanoTime() - start) / 1_000_000);
        List<Document> articles = folders.length == 0 ? generated(200) : read(folders);
        double bytes = articles.stream()
                .mapToInt(article -> article.text().length())
                .average()
                .orElseThrow();
        out.printf(Locale.ROOT, "%d articles of %.0f characters on average%n", articles.size(), bytes);
        ExtractionBenchmark benchmark = new ExtractionBenchmark();
        List<ParsedDocument> parsed = articles.stream().map(ParsedDocument::of).toList();
        benchmark.report(
                out,
                "text",
                articles,
                article -> ParsedDocument.of(article).body().tokens().size());
        benchmark.report(
                out,
                "systems alone",
                parsed,
                document -> systems.recognize(document).size());
        benchmark.report(
                out,
                "everything",
                articles,
                article -> analyzer.analyze(article).systems().size());
    }

    private <T> void report(PrintStream out, String stage, List<T> inputs, ToIntFunction<T> work) {
        warmUp(inputs, work);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, rate(inputs, work));
        }
        out.printf(
                Locale.ROOT,
                "%-14s %,9.0f articles per CPU-second, %6.1f microseconds each (%d)%n",
                stage,
                best,
                1e6 / best,
                found % 10);
    }

    private <T> void warmUp(List<T> inputs, ToIntFunction<T> work) {
        long compiled = -WARM_MILLIS;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            rate(inputs, work);
            long now = COMPILER.getTotalCompilationTime();
            if (now - compiled < WARM_MILLIS) {
                return;
            }
            compiled = now;
        }
    }

    /** Inputs per CPU-second in one round. */
    private <T> double rate(List<T> inputs, ToIntFunction<T> work) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long done = 0;
        while (THREADS.getCurrentThreadCpuTime() - cpu < ROUND_NANOS) {
            for (T input : inputs) {
                found += work.applyAsInt(input);
            }
            done += inputs.size();
        }
        return done * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpu);
    }

    private static List<Document> read(String[] folders) throws IOException {
        List<Document> articles = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.sorted().toList()) {
                    articles.add(document(file.toString(), Files.readString(file)));
                }
            }
        }
        return articles;
    }

    static List<Document> generated(int count) {
        Random random = new Random(7);
        List<Document> articles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder(4_000);
            while (text.length() < 3_700) {
                text.append(SENTENCES[random.nextInt(SENTENCES.length)]).append(random.nextInt(3) == 0 ? "\n\n" : " ");
            }
            articles.add(document("generated " + i, text.toString()));
        }
        return articles;
    }

    private static Document document(String id, String text) {
        return new Document(id, "", text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static final String[] SENTENCES = {
        "Russia has moved two S-400 batteries from Kaliningrad to Rostov-on-Don, the ministry said on Monday.",
        "The Patriot launchers, which had stood near Warsaw since March, were taken to Rzeszow by rail.",
        "“They are there to protect the airfield,” a spokesman told reporters in the capital on 3 May 2022.",
        "Analysts who looked at satellite pictures said that the site was empty and the radars were gone.",
        "Prices rose by 2.5 percent in the second quarter, according to the U.S. Department of Commerce.",
        "The minister, who took office in November, did not say how long the troops would stay in the region.",
        "In Iturup’s Kasatka Bay, the agency noted, nothing was left but tyre tracks and a few empty huts.",
        "A spokeswoman for the company said that 3,000 workers would lose their jobs by the end of the year.",
        "The THAAD battery came from Fort Bliss, Texas, and will go to Guam when the exercise is finished.",
        "Nobody was hurt, police said, but the road was closed for hours and traffic was diverted to the north.",
    };
}
