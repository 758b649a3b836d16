package io.castling.cli;

import io.castling.ingest.run.IngestRun.Tally;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** What a person sees of a run: a bar where the size of the input is known, what came of it, how fast. */
final class IngestProgress {

    private static final int BAR = 24;

    private final OptionalLong total;
    private final long began = System.nanoTime();

    /** @param total bytes to read, where that is known */
    IngestProgress(OptionalLong total) {
        this.total = total;
    }

    String line(Tally tally, String input) {
        return bar(tally.bytes()) + sum(tally) + " · " + input;
    }

    String sum(Tally tally) {
        return String.format(
                Locale.ROOT,
                "%,d published (%,d revisions), %,d known already, %s%,d rejected, %,.0f/s",
                tally.published(),
                tally.revised(),
                tally.duplicates(),
                tally.spooled() == 0 ? "" : String.format(Locale.ROOT, "%,d waiting for the broker, ", tally.spooled()),
                tally.rejected(),
                (tally.published() + tally.duplicates() + tally.spooled()) / seconds());
    }

    private String bar(long bytes) {
        if (total.isEmpty() || total.getAsLong() == 0) {
            return String.format(Locale.ROOT, "%,d MB, ", bytes / 1_000_000);
        }
        double share = Math.min(1, (double) bytes / total.getAsLong());
        int full = (int) (share * BAR);
        String left =
                share > 0.01 ? clock(Duration.ofMillis((long) (seconds() * 1_000 * (1 - share) / share))) : "--:--";
        return String.format(
                Locale.ROOT, "[%s%s] %3.0f %% %s left, ", "=".repeat(full), " ".repeat(BAR - full), share * 100, left);
    }

    private static String clock(Duration left) {
        return left.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : String.format(Locale.ROOT, "%02d:%02d", left.toMinutesPart(), left.toSecondsPart());
    }

    private double seconds() {
        return Math.max((System.nanoTime() - began) / 1e9, 1e-3);
    }
}
