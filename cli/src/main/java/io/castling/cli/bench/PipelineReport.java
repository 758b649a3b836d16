package io.castling.cli.bench;

import io.castling.cli.bench.ProcessMeter.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** What a run measured, and the same in Markdown. */
final class PipelineReport {

    private static final int MEBIBYTE = 1 << 20;

    private final String surroundings;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();

    PipelineReport(String surroundings) {
        this.surroundings = surroundings;
    }

    /** How a Streams application ran. */
    record Mode(Guarantee guarantee, int threads) {
        String words() {
            return guarantee.words() + ", " + threads + (threads == 1 ? " thread" : " threads");
        }
    }

    /**
     * Throughput of one stage.
     *
     * @param mode absent for bare clients
     * @param articles articles in the measured part, after the warm-up
     * @param took the time for them
     * @param own what this process cost meanwhile, bench and services together
     * @param broker what the broker cost
     */
    record Stage(String name, Optional<Mode> mode, long articles, Duration took, Cost own, Cost broker) {
        double perSecond() {
            return articles / (took.toNanos() / 1e9);
        }
    }

    /**
     * From an article in the topic to its alert in the topic, in milliseconds of the broker's clock.
     *
     * @param rate articles per second sent meanwhile
     * @param appended until the alert stood in its topic
     * @param visible until a reader of committed records had it
     */
    record Latency(Mode mode, double rate, Histogram appended, Histogram visible) {}

    void add(Stage stage) {
        stages.add(stage);
    }

    void add(Latency latency) {
        latencies.add(latency);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# Pipeline benchmark\n\n").append(surroundings);
        text.append("""

                ## Throughput

                Ratios are to the copy topology in the same mode; bare clients stand beside them for comparison.

                | stage | mode | articles/s | of copy | CPU here | CPU broker | memory here | memory broker |
                |---|---|--:|--:|--:|--:|--:|--:|
                """);
        stages.forEach(stage -> text.append(row(stage)));
        if (!latencies.isEmpty()) {
            text.append("""

                    ## Latency from raw article to alert, milliseconds

                    | mode | articles/s | alerts | measured to | p50 | p90 | p99 | p99.9 | max |
                    |---|--:|--:|---|--:|--:|--:|--:|--:|
                    """);
            latencies.forEach(latency -> text.append(row(latency, "appended", latency.appended))
                    .append(row(latency, "visible", latency.visible)));
        }
        return text.toString();
    }

    private String row(Stage stage) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %s | %s | %s | %s |%n",
                stage.name,
                stage.mode.map(Mode::words).orElse(""),
                stage.perSecond(),
                copy(stage)
                        .map(copy -> String.format(Locale.ROOT, "%.2f", stage.perSecond() / copy.perSecond()))
                        .orElse(""),
                cpu(stage, stage.own),
                cpu(stage, stage.broker),
                memory(stage.own.residentBytes()),
                memory(stage.broker.residentBytes()));
    }

    private Optional<Stage> copy(Stage stage) {
        return stage.mode.isEmpty()
                ? Optional.empty()
                : stages.stream()
                        .filter(other -> other.name.equals(PipelineBench.COPY) && other.mode.equals(stage.mode))
                        .findFirst();
    }

    /** In microseconds for each article. */
    private static String cpu(Stage stage, Cost cost) {
        return String.format(Locale.ROOT, "%,.0f µs", cost.cpu().toNanos() / 1e3 / stage.articles);
    }

    private static String memory(OptionalLong bytes) {
        return bytes.isEmpty() ? "" : bytes.getAsLong() / MEBIBYTE + " MiB";
    }

    private static String row(Latency latency, String until, Histogram histogram) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %d | %s | %d | %d | %d | %d | %d |%n",
                latency.mode.words(),
                latency.rate,
                histogram.getTotalCount(),
                until,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }
}
