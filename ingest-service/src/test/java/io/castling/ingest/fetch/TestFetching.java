package io.castling.ingest.fetch;

import io.castling.platform.config.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for tests that ask servers on the loopback. */
public record TestFetching(
        int maxBytes, Duration timeout, Duration pause, int largeAnswers, Optional<List<String>> allowedNetworks)
        implements FetchSettings {

    public static final List<String> LOOPBACK = List.of("127.0.0.0/8");

    public static TestFetching of(int maxBytes, Duration timeout) {
        return new TestFetching(maxBytes, timeout, Duration.ZERO, 2, Optional.of(LOOPBACK));
    }

    public TestFetching allowing(List<String> networks) {
        return new TestFetching(maxBytes, timeout, pause, largeAnswers, Optional.of(networks));
    }

    public TestFetching pausing(Duration time) {
        return new TestFetching(maxBytes, timeout, time, largeAnswers, allowedNetworks);
    }

    @Override
    public String userAgent() {
        return "Castling/test";
    }

    @Override
    public DataSize maxSize() {
        return new DataSize(maxBytes);
    }

    @Override
    public Duration connectTimeout() {
        return timeout;
    }

    @Override
    public int redirects() {
        return 5;
    }
}
