package io.castling.cli.bench;

import com.sun.management.ThreadMXBean;
import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Speed of extraction on one thread, in processor time rather than wall time, since machines are shared. It runs until
 * the compiler has nothing left to do, which takes the rules of claims some ten seconds: before that they run at half
 * their speed. Not thread-safe.
 */
public final class ExtractionMeter {

    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 60;
    /** What the compiler may still do in a round that counts as warm. */
    private static final long WARM_MILLIS = 50;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private final Analyzer analyzer;
    private final Duration round;
    /** What all rounds found, so that no work can be left out as useless. */
    private long found;

    /** @param round processor time of one round; the best of five counts */
    public ExtractionMeter(Analyzer analyzer, Duration round) {
        this.analyzer = analyzer;
        this.round = round;
    }

    /**
     * Figures of one set of articles.
     *
     * @param articles how many there are
     * @param bytes their size in UTF-8
     * @param articlesPerCpuSecond articles per second of processor time of one thread
     * @param allocatedBytes memory allocated for one article, on average
     */
    public record Figures(int articles, long bytes, double articlesPerCpuSecond, double allocatedBytes) {

        /** Bytes per second of processor time. */
        public double bytesPerCpuSecond() {
            return articlesPerCpuSecond * bytes / articles;
        }
    }

    /** @param articles at least one */
    public Figures measure(List<Document> articles) {
        warmUp(articles);
        Round best = run(articles);
        for (int i = 1; i < ROUNDS; i++) {
            Round next = run(articles);
            best = next.rate() > best.rate() ? next : best;
        }
        long bytes = articles.stream()
                .mapToLong(article -> size(article.title()) + size(article.text()))
                .sum();
        return new Figures(articles.size(), bytes, best.rate(), best.allocatedEach());
    }

    /** Systems found so far, in all rounds together. */
    public long found() {
        return found;
    }

    private static long size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void warmUp(List<Document> articles) {
        long compiled = -WARM_MILLIS;
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            run(articles);
            long now = COMPILER.getTotalCompilationTime();
            if (now - compiled < WARM_MILLIS) {
                return;
            }
            compiled = now;
        }
    }

    private record Round(long articles, long cpuNanos, long allocated) {
        double rate() {
            return articles * 1e9 / cpuNanos;
        }

        double allocatedEach() {
            return (double) allocated / articles;
        }
    }

    private Round run(List<Document> articles) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long done = 0;
        while (THREADS.getCurrentThreadCpuTime() - cpu < round.toNanos()) {
            for (Document article : articles) {
                found += analyzer.analyze(article).systems().size();
            }
            done += articles.size();
        }
        return new Round(
                done, THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
}
