package io.castling.platform.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for what a service cannot do without, and says so, at first and then every ten seconds. */
final class Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private Waiting() {}

    /** A look at something: empty when all is well, else what is wrong. */
    @FunctionalInterface
    interface Look {
        Optional<String> trouble() throws InterruptedException;
    }

    /**
     * Returns when the look finds no trouble.
     *
     * @throws CancellationException when the thread is interrupted
     */
    static void until(String what, Look look) {
        long began = System.nanoTime();
        long nextLine = began;
        try {
            for (Optional<String> trouble = look.trouble(); trouble.isPresent(); trouble = look.trouble()) {
                if (System.nanoTime() >= nextLine) {
                    LOG.atWarn()
                            .addKeyValue("for", what)
                            .addKeyValue(
                                    "waited",
                                    Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s")
                            .addKeyValue("reason", trouble.get())
                            .log("Waiting");
                    nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Stopped while waiting for " + what + ".");
        }
        if (nextLine != began) {
            LOG.atInfo().addKeyValue("for", what).log("Waiting is over");
        }
    }
}
