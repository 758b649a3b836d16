package io.castling.platform.http;

import io.castling.platform.config.DataSize;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of one HTTP server. A service's own interface may extend this one and redeclare a method to give it another
 * default.
 */
public interface HttpSettings {

    /** The address to listen on; the default is reachable from this machine alone. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port; 0 takes any free one. */
    @WithDefault("8080")
    int port();

    /** The largest body of a request. */
    @WithDefault("16MiB")
    DataSize maxRequestSize();

    /**
     * The file of the API keys that may write. Without it, writing is open to programs of this machine while the server
     * listens on a loopback address, and closed otherwise.
     */
    Optional<Path> keysFile();

    /** Requests that one key may begin to write in a second, unless the key says otherwise. */
    @WithDefault("200")
    int writesPerSecond();

    /** How long requests under way may take to finish when the server stops. */
    @WithDefault("5s")
    Duration closeWithin();
}
