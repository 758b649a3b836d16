package io.castling.ingest.publish;

import io.castling.platform.config.DataSize;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where articles wait while the broker is away. */
public interface SpoolSettings {

    /** A directory of this service alone, on a disk that survives the process; without it nothing is kept. */
    Optional<Path> directory();

    /** What may wait, compressed, to the next segment of 16 MiB; beyond it who pushes is told to come back. */
    @WithDefault("1GiB")
    DataSize maxSize();

    /** For how long the broker may keep an article waiting before it goes to the disk. */
    @WithDefault("3s")
    Duration after();
}
