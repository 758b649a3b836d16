package io.castling.platform.service;

import java.util.concurrent.CompletionStage;

/** A service between its start and its end. */
public interface RunningService extends AutoCloseable {

    /**
     * Completes when the service has ended: normally after {@link #close()}, exceptionally when it failed by itself.
     * Whoever started the service decides what a failure means.
     */
    CompletionStage<Void> ended();

    /** Stops in an orderly way within the service's own time limit and waits for it; closing twice is harmless. */
    @Override
    void close();
}
