package io.castling.cli;

import io.castling.cli.replay.ReplayRun;
import io.castling.schemas.Replay;
import java.time.Duration;
import java.util.Locale;

/** How a replay goes, for the person who waits: a bar, the rate and the time left. */
final class ReplayProgress implements ReplayRun.Listener {

    private static final int WIDTH = 24;

    private final String id;
    private final Terminal terminal;
    private final Progress progress;
    private final long began = System.nanoTime();
    private long firstRead = -1;

    ReplayProgress(String id, Terminal terminal) {
        this.id = id;
        this.terminal = terminal;
        this.progress = new Progress(terminal);
    }

    @Override
    public void fed(long fed, long read, long total) {
        if (firstRead < 0) {
            // What an earlier run has read says nothing about the rate of this one.
            firstRead = read;
        }
        double seconds = Math.max(1e-3, (System.nanoTime() - began) / 1e9);
        double rate = (read - firstRead) / seconds;
        String left = rate > 0 ? words(Duration.ofSeconds(Math.round((total - read) / rate))) + " left" : "";
        int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * read / total);
        progress.show("replay %s [%s%s] %,d of %,d read, %,d taken, %,.0f/s, %s"
                .formatted(id, "=".repeat(filled), " ".repeat(WIDTH - filled), read, total, fed, rate, left));
    }

    @Override
    public void waiting(long articles, long claims) {
        progress.show(
                articles > 0
                        ? "replay %s: %,d articles to be analysed yet".formatted(id, articles)
                        : "replay %s: %,d claims to be tracked yet".formatted(id, claims));
    }

    void finish(Replay replay) {
        progress.clear();
        String taken = Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s";
        String articles = replay.getFiles().isEmpty() ? replay.getFed() + " articles" : "all files";
        terminal.err()
                .println(
                        switch (replay.getState()) {
                            case DONE ->
                                "replay " + id + ": done, " + articles + " in " + taken + "; see 'castling replay diff "
                                        + id + "'";
                            case CANCELLED ->
                                "replay " + id + ": cancelled; 'castling replay clean " + id + "' removes it";
                            case RUNNING, UNKNOWN, PROMOTED ->
                                "replay " + id + ": stopped after " + articles + "; go on with 'castling"
                                        + " replay resume " + id + "'";
                        });
    }

    private static String words(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }
}
