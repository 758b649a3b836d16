package io.castling.ingest.poll;

import io.castling.ingest.fetch.FetchSettings;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.fetch.HostTurns;
import io.castling.ingest.page.PageArticles;
import io.castling.ingest.publish.ArticlePublisher;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Puts a poller together. */
public final class Polls {

    private Polls() {}

    /**
     * @param fetcher is left open
     * @param ready whether articles can be published now
     * @return makes the poller that a listener is for
     */
    public static Function<Poller.Listener, Poller> with(
            PollSettings settings,
            FetchSettings fetching,
            Fetcher fetcher,
            PageArticles pages,
            ArticlePublisher publisher,
            BooleanSupplier ready,
            Clock clock,
            RandomGenerator random) {
        var turns = new HostTurns(settings.requestsPerHost(), settings.requests());
        var web = new Web(fetcher, turns, clock, fetching.pause());
        var reader = new SourceReader(web, pages, publisher, settings, clock);
        return listener -> new Poller(reader, settings, clock, random, ready, listener);
    }
}
