package io.castling.ingest.source;

import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission;
import io.castling.ingest.fetch.Fetched;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.fetch.Fetcher;
import io.castling.ingest.page.PageArticles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Articles at addresses of the open web: a page is one, a feed is the pages behind its entries, asked for one after the
 * other, as the sites' robots.txt allows and with a pause between two requests to the same site. For one run and thread.
 */
public final class WebArticles {

    /** Dates of feeds are set by hand and by wrong clocks. */
    private static final Duration FUTURE = Duration.ofHours(26);

    private final Fetcher fetcher;
    private final PageArticles pages;
    private final Robots robots;
    private final Clock clock;
    private final Duration pause;
    private final Map<String, Long> lastAsked = new HashMap<>();

    /** @param pause between two requests to one site at least */
    public WebArticles(Fetcher fetcher, PageArticles pages, Clock clock, Duration pause) {
        this.fetcher = fetcher;
        this.pages = pages;
        this.robots = new Robots(fetcher);
        this.clock = clock;
        this.pause = pause;
    }

    /** Hands over what is found at an address that a person named; robots.txt binds what is found from there on. */
    void read(URI address, Consumer<Reading> sink) {
        Origin origin = Origin.of(address.toString());
        Fetched fetched = get(address);
        if (!(fetched instanceof Fetched.Content content)) {
            sink.accept(failed(fetched, origin));
            return;
        }
        if (!Feed.isLikely(content.bytes())) {
            sink.accept(page(content, origin));
            return;
        }
        try {
            Feed feed = Feed.read(content.bytes(), content.contentType(), content.url());
            if (feed.entries().isEmpty()) {
                sink.accept(new Rejected(Reason.EMPTY, origin, "the feed has no entry with a link"));
            }
            for (Feed.Entry entry : feed.entries()) {
                sink.accept(behind(entry));
            }
        } catch (Feed.Malformed malformed) {
            sink.accept(new Rejected(Reason.MALFORMED, origin, "the feed cannot be read: " + malformed.getMessage()));
        }
    }

    private Reading behind(Feed.Entry entry) {
        Origin origin = Origin.of(entry.link().toString());
        if (!robots.allow(entry.link())) {
            return new Rejected(Reason.UNREADABLE, origin, "the site's robots.txt asks not to read it");
        }
        Fetched fetched = get(entry.link());
        Reading page = fetched instanceof Fetched.Content content ? page(content, origin) : failed(fetched, origin);
        Reading best = page instanceof Rejected && !entry.html().isBlank() ? fromFeed(entry, page, origin) : page;
        return best instanceof Reading.Read read ? new Reading.Read(dated(read.submission(), entry), origin) : best;
    }

    /** Better the text of the feed, where it has some, than nothing. */
    private Reading fromFeed(Feed.Entry entry, Reading instead, Origin origin) {
        String markup = "<title></title><h1></h1>" + entry.html();
        Reading read = pages.read(
                markup.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"),
                entry.link().toString(),
                clock.instant(),
                origin);
        if (read instanceof Reading.Read article) {
            Submission text = article.submission();
            return new Reading.Read(
                    new Submission(
                            text.id(),
                            entry.title(),
                            text.text(),
                            text.url(),
                            text.source(),
                            text.published(),
                            text.details().with(Map.of("text-from", "feed"))),
                    origin);
        }
        return instead;
    }

    /** The feed knows best when it published, unless its clock is wrong. */
    private Submission dated(Submission submission, Feed.Entry entry) {
        Instant latest = clock.instant().plus(FUTURE);
        Optional<Published> published = entry.published()
                .filter(at -> at.isBefore(latest))
                .map(at -> new Published(at, Provenance.FEED))
                .or(submission::published);
        return new Submission(
                submission.id(),
                submission.title(),
                submission.text(),
                submission.url().or(() -> CanonicalUrl.of(entry.link().toString())),
                submission.source(),
                published,
                submission.details());
    }

    private Reading page(Fetched.Content content, Origin origin) {
        return pages.read(content.bytes(), content.contentType(), content.url().toString(), clock.instant(), origin);
    }

    private static Rejected failed(Fetched fetched, Origin origin) {
        String why = switch (fetched) {
            case Fetched.Refused refused ->
                "the server answers " + refused.status()
                        + refused.retryAfter()
                                .map(wait -> " and asks to come back in " + wait.toSeconds() + " s")
                                .orElse("");
            case Fetched.Failed failed -> failed.detail();
            case Fetched.NotModified unasked -> "the server says that it has not changed, which was not asked";
            case Fetched.Content content -> "it was read";
        };
        return new Rejected(
                fetched instanceof Fetched.Failed failed && failed.reason() == Fetched.Reason.TOO_LARGE
                        ? Reason.TOO_LARGE
                        : Reason.UNREADABLE,
                origin,
                why);
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
