package io.castling.ingest.poll;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sources are polled. */
public interface PollSettings {

    /** Whether this process polls at all; one that does not still takes sources in. */
    @WithDefault("true")
    boolean enabled();

    /** Shortest time between two polls of a source. */
    @WithDefault("1m")
    Duration minInterval();

    /** Time between the first two polls of a source that does not say how often it changes. */
    @WithDefault("10m")
    Duration firstInterval();

    /** Longest time between two polls of a source that works. */
    @WithDefault("3h")
    Duration maxInterval();

    /** A source without a new article for so long is stale. */
    @WithDefault("14d")
    Duration staleAfter();

    /** Sources that are worked on at a time. */
    @WithDefault("128")
    int concurrency();

    /** Sources of one host that are worked on at a time. */
    @WithDefault("2")
    int sourcesPerHost();

    /** Requests under way at a time. */
    @WithDefault("64")
    int requests();

    /** Requests to one host under way at a time; {@code fetch.pause} lies between their beginnings. */
    @WithDefault("1")
    int requestsPerHost();

    /** New entries of a source that are followed in one poll; the others wait for the next. */
    @WithDefault("100")
    int entriesPerPoll();

    /** Failures in a row from which a source counts as failing; being kept out counts after two. */
    @WithDefault("3")
    int failingAfter();

    /** How old an article may be to be taken from a source that is polled for the first time. */
    @WithDefault("30d")
    Duration lookBack();
}
