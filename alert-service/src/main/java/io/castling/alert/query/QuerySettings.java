package io.castling.alert.query;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of tracking, under another name: there is nothing to choose that its operator has not chosen already. */
record QuerySettings(StreamsSettings tracking) implements StreamsSettings {

    @Override
    public String applicationId() {
        return tracking.applicationId() + "-query";
    }

    @Override
    public Path stateDirectory() {
        return tracking.stateDirectory();
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Duration commitInterval() {
        return tracking.commitInterval();
    }

    @Override
    public Duration linger() {
        return tracking.linger();
    }

    @Override
    public int standbyReplicas() {
        return 0;
    }

    @Override
    public DataSize cache() {
        return tracking.cache();
    }

    @Override
    public Duration sessionTimeout() {
        return tracking.sessionTimeout();
    }

    @Override
    public Optional<String> instanceId() {
        return Optional.empty();
    }

    @Override
    public Duration closeWithin() {
        return tracking.closeWithin();
    }

    @Override
    public Map<String, String> properties() {
        return tracking.properties();
    }
}
