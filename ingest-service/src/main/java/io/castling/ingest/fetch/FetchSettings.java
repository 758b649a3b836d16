package io.castling.ingest.fetch;

import io.castling.platform.config.DataSize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the open web is asked. */
public interface FetchSettings {

    /** What servers see; name a way to reach you. */
    @WithDefault("Castling/0.1 (news monitor; set castling.ingest.fetch.user-agent to your contact)")
    String userAgent();

    /** The largest answer, unpacked. */
    @WithDefault("8MiB")
    DataSize maxSize();

    /** How many answers of more than 512 KiB are in memory at a time; others wait within their time. */
    @WithDefault("2")
    int largeAnswers();

    /** For the whole answer, redirects included. */
    @WithDefault("30s")
    Duration timeout();

    /** For a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How often an answer may lead elsewhere. */
    @WithDefault("5")
    int redirects();

    /** Between two requests to the same site. */
    @WithDefault("1s")
    Duration pause();

    /** Networks that may be reached although they are not of the public internet, for example {@code 10.1.0.0/16}. */
    Optional<List<String>> allowedNetworks();
}
