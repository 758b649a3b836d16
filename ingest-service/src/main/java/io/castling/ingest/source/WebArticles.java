package io.castling.ingest.source;

import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.feed.EntryArticles;
import io.castling.ingest.feed.Feed;
import io.castling.ingest.fetch.Fetched;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.fetch.Robots;
import io.castling.ingest.page.PageArticles;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Articles at addresses of the open web: a page is one, a feed is the pages behind its entries, asked for one after the
 * other, as the sites' robots.txt allows and with a pause between two requests to the same site. For one run and thread.
 */
public final class WebArticles {

    private final Fetcher fetcher;
    private final PageArticles pages;
    private final EntryArticles entries;
    private final Robots robots;
    private final Clock clock;
    private final Duration pause;
    private final Map<String, Long> lastAsked = new HashMap<>();

    /** @param pause between two requests to one site at least */
    public WebArticles(Fetcher fetcher, PageArticles pages, Clock clock, Duration pause) {
        this.fetcher = fetcher;
        this.pages = pages;
        this.entries = new EntryArticles(pages);
        this.robots = new Robots(fetcher, clock);
        this.clock = clock;
        this.pause = pause;
    }

    /** Hands over what is found at an address that a person named; robots.txt binds what is found from there on. */
    void read(URI address, Consumer<Reading> sink) {
        Origin origin = Origin.of(address.toString());
        Fetched fetched = get(address);
        if (!(fetched instanceof Fetched.Content content)) {
            sink.accept(EntryArticles.unreadable(fetched, origin));
            return;
        }
        if (!Feed.isLikely(content.bytes())) {
            sink.accept(page(content, origin));
            return;
        }
        switch (Feed.read(content.bytes(), content.contentType(), content.url())) {
            case Feed.Result.Read read -> {
                if (read.feed().entries().isEmpty()) {
                    sink.accept(new Rejected(Reason.EMPTY, origin, "the feed has no entry with a link"));
                }
                for (Feed.Entry entry : read.feed().entries()) {
                    sink.accept(behind(entry));
                }
            }
            case Feed.Result.Malformed malformed ->
                sink.accept(new Rejected(Reason.MALFORMED, origin, "the feed cannot be read: " + malformed.reason()));
        }
    }

    private Reading behind(Feed.Entry entry) {
        Origin origin = Origin.of(entry.link().toString());
        if (!robots.allow(entry.link())) {
            return new Rejected(Reason.UNREADABLE, origin, "the site's robots.txt asks not to read it");
        }
        return entries.read(entry, get(entry.link()), clock.instant());
    }

    private Reading page(Fetched.Content content, Origin origin) {
        return pages.read(content.bytes(), content.contentType(), content.url().toString(), clock.instant(), origin);
    }

    private Fetched get(URI address) {
        String site = String.valueOf(address.getAuthority());
        Long last = lastAsked.get(site);
        if (last != null) {
            Duration asked = robots.delay(address);
            Duration wait = asked.compareTo(pause) > 0 ? asked : pause;
            try {
                TimeUnit.NANOSECONDS.sleep(last + wait.toNanos() - System.nanoTime());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            return fetcher.get(address, Validators.NONE);
        } finally {
            lastAsked.put(site, System.nanoTime());
        }
    }
}
