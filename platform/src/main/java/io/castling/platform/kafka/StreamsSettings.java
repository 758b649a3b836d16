package io.castling.platform.kafka;

import io.castling.platform.config.DataSize;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of one Streams application.
 *
 * <p>A service's own interface may extend this one and redeclare a method to give it a default of its own.
 */
public interface StreamsSettings {

    /** Names the group, the state and the internal topics: changing it begins anew. */
    String applicationId();

    /** The parent of all state; each application has a folder of its own in it. */
    Path stateDirectory();

    @WithDefault("2")
    int threads();

    /** How long results wait for their transaction: the greatest part of the latency. */
    @WithDefault("20ms")
    Duration commitInterval();

    /** How long a record waits for company before it is sent. */
    @WithDefault("0ms")
    Duration linger();

    /** Copies of the state kept warm on other instances. */
    @WithDefault("0")
    int standbyReplicas();

    /** Memory for the caches of all stores together; zero forwards every change. */
    @WithDefault("0")
    DataSize cache();

    /** After how long without a sign of life an instance counts as dead and others take its work over. */
    @WithDefault("10s")
    Duration sessionTimeout();

    /**
     * A name that no other instance of the application has at the same time. With one, an instance that was killed and
     * starts again takes its own place at once, instead of waiting until its former self counts as dead.
     */
    Optional<String> instanceId();

    /** How long an orderly stop may take. */
    @WithDefault("20s")
    Duration closeWithin();

    /** Handed to Kafka Streams as it stands; wins over everything above. */
    Map<String, String> properties();
}
