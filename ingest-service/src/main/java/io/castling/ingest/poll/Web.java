package io.castling.ingest.poll;

import io.castling.ingest.fetch.Fetched;
import io.castling.ingest.fetch.Fetched.Reason;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.fetch.HostTurns;
import io.castling.ingest.fetch.Robots;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The web with manners: each host in its turn, as slowly as it asks for, and not while it wants to be left alone. */
final class Web {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Fetcher fetcher;
    private final HostTurns turns;
    private final Robots robots;
    private final Duration pause;

    /** @param pause between the beginnings of two requests to one host, unless its robots.txt asks for more */
    Web(Fetcher fetcher, HostTurns turns, Clock clock, Duration pause) {
        this.fetcher = fetcher;
        this.turns = turns;
        this.pause = pause;
        this.robots = new Robots(this::robotsTxt, clock);
    }

    /** Whether the site's robots.txt lets it be read. */
    boolean mayBeRead(URI address) {
        return robots.allow(address);
    }

    /** How long the host is to be left alone still. */
    Duration rest(URI address) {
        return turns.rest(address);
    }

    /** Asks in turn, and works with the answer while its place in memory is reserved. */
    <T> T ask(URI address, Validators known, Function<Fetched, T> use) throws InterruptedException {
        Duration asked = robots.delay(address);
        Duration between = asked.compareTo(pause) > 0 ? asked : pause;
        return turns.take(
                address,
                between,
                () -> fetcher.get(address, known, fetched -> {
                    restIfAsked(address, fetched);
                    return use.apply(fetched);
                }));
    }

    private void restIfAsked(URI address, Fetched fetched) {
        if (fetched instanceof Fetched.Refused refused && refused.retryAfter().isPresent()) {
            boolean host = refused.status() == TOO_MANY_REQUESTS || refused.status() == 503;
            Optional<Duration> time = refused.retryAfter().filter(asked -> host);
            time.ifPresent(asked -> turns.rest(address, asked));
        }
    }

    private Fetched robotsTxt(URI address) {
        try {
            return turns.take(address, pause, () -> fetcher.get(address, Validators.NONE));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Fetched.Failed(Reason.BUSY, "stopped");
        }
    }
}
