package io.castling.ingest.feed;

import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission;
import io.castling.ingest.feed.Feed.Entry;
import io.castling.ingest.fetch.Fetched;
import io.castling.ingest.page.PageArticles;
import io.castling.ingest.page.PublishedDoubt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The articles behind entries: from the page, or from what the feed itself has of it. May be shared by threads. */
public final class EntryArticles {

    private final PageArticles pages;

    public EntryArticles(PageArticles pages) {
        this.pages = pages;
    }

    /**
     * The article on the page; where the page cannot be had, keeps its text back, or is a wall, what the feed has.
     *
     * @param page what came of asking for the entry's link
     */
    public Reading read(Entry entry, Fetched page, Instant now) {
        Origin origin = Origin.of(entry.link().toString());
        Reading read = page instanceof Fetched.Content content
                ? pages.read(
                        content.bytes(), content.contentType(), content.url().toString(), now, origin)
                : unreadable(page, origin);
        Reading best = read instanceof Rejected && !entry.html().isBlank() ? own(entry, read, now) : read;
        return dated(best, entry, now);
    }

    /** The article as the feed has it. */
    public Reading own(Entry entry, Instant now) {
        Origin origin = Origin.of(entry.link().toString());
        return dated(own(entry, new Rejected(Reason.EMPTY, origin, "the feed has no text of it"), now), entry, now);
    }

    private Reading own(Entry entry, Reading instead, Instant now) {
        String markup = "<title></title><h1></h1><article>" + entry.html() + "</article>";
        Reading read = pages.read(
                markup.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"),
                entry.link().toString(),
                now,
                instead.origin());
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
                    instead.origin());
        }
        return instead;
    }

    /** The feed knows best when it published, unless its clock is wrong; then what is known is said to be in doubt. */
    private static Reading dated(Reading reading, Entry entry, Instant now) {
        if (!(reading instanceof Reading.Read read)) {
            return reading;
        }
        Submission submission = read.submission();
        Optional<Published> said = entry.published().map(at -> new Published(at, Provenance.FEED));
        Optional<String> doubt = said.flatMap(published -> PublishedDoubt.about(published, now));
        boolean better = doubt.isEmpty() || submission.published().isEmpty();
        var details = doubt.isPresent() && better
                ? submission.details().with(Map.of("date-doubt", doubt.get()))
                : submission.details();
        return new Reading.Read(
                new Submission(
                        submission.id(),
                        submission.title().isEmpty() ? entry.title() : submission.title(),
                        submission.text(),
                        submission.url().or(() -> CanonicalUrl.of(entry.link().toString())),
                        submission.source(),
                        better ? said.or(submission::published) : submission.published(),
                        details),
                read.origin());
    }

    /** Why there is nothing to read. */
    public static Rejected unreadable(Fetched fetched, Origin origin) {
        return switch (fetched) {
            case Fetched.Failed failed ->
                new Rejected(
                        failed.reason() == Fetched.Reason.TOO_LARGE ? Reason.TOO_LARGE : Reason.UNREADABLE,
                        origin,
                        failed.detail());
            case Fetched.Refused refused ->
                new Rejected(
                        Reason.UNREADABLE,
                        origin,
                        "the server answers " + refused.status()
                                + refused.retryAfter()
                                        .map(wait -> " and asks to come back in " + wait.toSeconds() + " s")
                                        .orElse(""));
            case Fetched.NotModified unasked ->
                new Rejected(Reason.UNREADABLE, origin, "the server says that it has not changed, which was not asked");
            case Fetched.Content content -> new Rejected(Reason.UNREADABLE, origin, "it was read");
        };
    }
}
