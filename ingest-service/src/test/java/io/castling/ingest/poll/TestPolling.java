package io.castling.ingest.poll;

import java.time.Duration;

/** Settings for tests: everything soon. */
record TestPolling(Duration minInterval, int concurrency, int entriesPerPoll) implements PollSettings {

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Duration firstInterval() {
        return minInterval;
    }

    @Override
    public Duration maxInterval() {
        return Duration.ofHours(3);
    }

    @Override
    public Duration staleAfter() {
        return Duration.ofDays(14);
    }

    @Override
    public int sourcesPerHost() {
        return concurrency;
    }

    @Override
    public int requests() {
        return 64;
    }

    @Override
    public int requestsPerHost() {
        return 64;
    }

    @Override
    public int failingAfter() {
        return 3;
    }

    @Override
    public Duration lookBack() {
        return Duration.ofDays(30);
    }
}
