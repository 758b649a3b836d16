package io.castling.ingest.publish;

import io.castling.platform.config.DataSize;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How articles get onto the topic. */
public interface PublishSettings {

    /** For how long a record is sent again before its fate is called unknown. */
    @WithDefault("2m")
    Duration deliveryTimeout();

    /** How long a record waits for others to be sent with it. */
    @WithDefault("5ms")
    Duration linger();

    /** Records that wait for the broker; who publishes more is made to wait. */
    @WithDefault("64MiB")
    DataSize buffer();

    /** Articles that came in longer ago than this are not recognised as the same. */
    @WithDefault("P90D")
    Duration lookBack();

    /** Articles and revisions recognised as the same at least; each takes about 40 bytes of memory, twice. */
    @WithDefault("1000000")
    int knownArticles();

    /** Where articles wait while the broker is away. */
    SpoolSettings spool();
}
