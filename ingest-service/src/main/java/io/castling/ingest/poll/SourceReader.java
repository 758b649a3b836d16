package io.castling.ingest.poll;

import io.castling.ingest.article.Digest;
import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.feed.EntryArticles;
import io.castling.ingest.feed.Feed;
import io.castling.ingest.fetch.Fetched;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.page.PageArticles;
import io.castling.ingest.page.Wall;
import io.castling.ingest.publish.ArticlePublisher;
import io.castling.ingest.publish.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Polls one source once: asks, finds what is new, and publishes it. May be shared by threads. */
final class SourceReader {

    /** How often the page behind an entry is tried, in as many polls. */
    static final int MOST_TRIES = 3;

    private static final int MOST_PARTS = 5;
    private static final int LOOKED_AT = 50_000;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>([^<]{0,300})");

    private final Web web;
    private final PageArticles pages;
    private final EntryArticles articles;
    private final ArticlePublisher publisher;
    private final PollSettings settings;
    private final Clock clock;

    SourceReader(Web web, PageArticles pages, ArticlePublisher publisher, PollSettings settings, Clock clock) {
        this.web = web;
        this.pages = pages;
        this.articles = new EntryArticles(pages);
        this.publisher = publisher;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is left of an answer when its bytes are given up. */
    private sealed interface Answer {

        record Settled(PollResult result) implements Answer {}

        /** @param movedTo where it was found, when it has moved there for good */
        record Document(
                Feed feed,
                Selection selection,
                Validators validators,
                String bodyHash,
                Optional<Duration> freshFor,
                Optional<URI> movedTo)
                implements Answer {}

        record OnePage(Reading reading, Validators validators, String bodyHash, Optional<Duration> freshFor)
                implements Answer {}
    }

    /** @throws InterruptedException when it has to stop; nothing is known then, and polling again is harmless */
    PollResult poll(Source source, PollState state) throws InterruptedException {
        Duration rest = web.rest(source.url());
        if (!rest.isZero()) {
            return new PollResult.Deferred("its host asked to be left alone", Optional.of(rest));
        }
        Answer answer = web.ask(
                source.url(), state.usableValidators(), fetched -> answer(source, source.url(), state, fetched));
        return switch (answer) {
            case Answer.Settled settled -> settled.result();
            case Answer.OnePage page -> onePage(source, page);
            case Answer.Document document ->
                document.feed().parts().isEmpty() ? document(source, state, document) : parts(source, state, document);
        };
    }

    private Answer answer(Source source, URI address, PollState state, Fetched fetched) {
        return switch (fetched) {
            case Fetched.NotModified same -> new Answer.Settled(new PollResult.Unchanged(false, same.freshFor()));
            case Fetched.Refused refused -> new Answer.Settled(refused(refused));
            case Fetched.Failed failed ->
                new Answer.Settled(
                        failed.reason() == Fetched.Reason.BUSY
                                ? new PollResult.Deferred(failed.detail(), Optional.empty())
                                : new PollResult.Failed(failed.detail(), false, Optional.empty(), false));
            case Fetched.Content content -> content(source, address, state, content);
        };
    }

    private static PollResult refused(Fetched.Refused refused) {
        boolean blocked = switch (refused.status()) {
            case 401, 402, 403, 407, 451 -> true;
            default -> false;
        };
        return new PollResult.Failed(
                "the server answers " + refused.status(), blocked, refused.retryAfter(), refused.status() == 410);
    }

    private Answer content(Source source, URI address, PollState state, Fetched.Content content) {
        String hash = Digest.sha256(content.bytes());
        if (state.bodyHash().filter(hash::equals).isPresent()) {
            return new Answer.Settled(new PollResult.Unchanged(true, content.freshFor()));
        }
        return switch (source) {
            case Source.Page page ->
                new Answer.OnePage(
                        pages.read(
                                content.bytes(),
                                content.contentType(),
                                content.url().toString(),
                                clock.instant(),
                                Origin.of(address.toString())),
                        content.validators(),
                        hash,
                        content.freshFor());
            case Source.Feed feed -> document(state, content, hash);
            case Source.Sitemap sitemap -> document(state, content, hash);
        };
    }

    private Answer document(PollState state, Fetched.Content content, String hash) {
        return switch (Feed.read(content.bytes(), content.contentType(), content.url())) {
            case Feed.Result.Malformed malformed -> {
                Optional<String> wall = wall(content.bytes());
                yield new Answer.Settled(new PollResult.Failed(
                        wall.orElse(malformed.reason()), wall.isPresent(), Optional.empty(), false));
            }
            case Feed.Result.Read read ->
                new Answer.Document(
                        new Feed(List.of(), read.feed().parts(), read.feed().period()),
                        Selection.of(
                                read.feed(),
                                state,
                                MOST_TRIES,
                                settings.entriesPerPoll(),
                                clock.instant().minus(settings.lookBack())),
                        content.validators(),
                        hash,
                        content.freshFor(),
                        content.moved() ? Optional.of(content.url()) : Optional.empty());
        };
    }

    private static Optional<String> wall(byte[] bytes) {
        String markup = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8);
        Matcher title = TITLE.matcher(markup);
        return Wall.of(title.find() ? title.group(1) : "", "", markup);
    }

    private PollResult onePage(Source source, Answer.OnePage page) {
        return switch (page.reading()) {
            case Rejected rejected ->
                new PollResult.Failed(
                        rejected.reason().words() + ": " + rejected.detail(),
                        rejected.reason() == Rejected.Reason.BLOCKED,
                        Optional.empty(),
                        false);
            case Reading.Read read ->
                switch (publish(source, read)) {
                    case Outcome.Unavailable away -> new PollResult.Deferred(away.reason(), Optional.empty());
                    case Outcome.Refused refused ->
                        new PollResult.Failed(refused.reason(), false, Optional.empty(), false);
                    case Outcome.Duplicate same -> onePage(page, 0);
                    case Outcome.Spooled spooled -> onePage(page, 1);
                    case Outcome.Published published -> onePage(page, 1);
                };
        };
    }

    private static PollResult onePage(Answer.OnePage page, int published) {
        return new PollResult.Read(
                page.validators(),
                Optional.of(page.bodyHash()),
                1,
                published,
                published,
                Optional.empty(),
                page.freshFor(),
                false,
                SeenEntries.NONE,
                java.util.Map.of(),
                Optional.empty());
    }

    private PollResult document(Source source, PollState state, Answer.Document document) throws InterruptedException {
        var dealings = new Dealings(this::article, submission -> publish(source, submission), state);
        dealings.deal(source, document.selection());
        return dealings.result(
                document.validators(),
                Optional.of(document.bodyHash()),
                document.feed().period(),
                document.freshFor(),
                note(document));
    }

    private static Optional<String> note(Answer.Document document) {
        if (document.movedTo().isPresent()) {
            return Optional.of("it has moved for good to " + document.movedTo().get() + "; change its definition");
        }
        return document.selection().tooOld() == 0
                ? Optional.empty()
                : Optional.of(document.selection().tooOld() + " old entries were left out when it was read first");
    }

    /** An index says nothing of what its parts say, so that nothing of it is remembered. */
    private PollResult parts(Source source, PollState state, Answer.Document index) throws InterruptedException {
        var dealings = new Dealings(this::article, submission -> publish(source, submission), state);
        for (URI part : index.feed().parts().stream().limit(MOST_PARTS).toList()) {
            Answer answer = web.ask(part, Validators.NONE, fetched -> answer(source, part, state.forPart(), fetched));
            switch (answer) {
                case Answer.Settled settled -> {
                    return settled.result();
                }
                case Answer.Document document -> dealings.deal(source, document.selection());
                case Answer.OnePage page -> throw new IllegalStateException("a part of a sitemap is no page");
            }
        }
        return dealings.result(Validators.NONE, Optional.empty(), Optional.empty(), index.freshFor(), Optional.empty());
    }

    /** The article behind an entry, and whether it makes sense to ask for its page again. */
    private Dealings.Found article(Source source, Feed.Entry entry) throws InterruptedException {
        Origin origin = Origin.of(entry.link().toString());
        if (!source.options().fetchPages()) {
            return new Dealings.Found(articles.own(entry, clock.instant()), false);
        }
        if (!web.mayBeRead(entry.link())) {
            Reading own = articles.own(entry, clock.instant());
            return new Dealings.Found(
                    own instanceof Rejected
                            ? new Rejected(
                                    Rejected.Reason.UNREADABLE, origin, "the site's robots.txt asks not to read it")
                            : own,
                    false);
        }
        if (!web.rest(entry.link()).isZero()) {
            return new Dealings.Found(
                    new Rejected(Rejected.Reason.UNREADABLE, origin, "its host asked to be left alone"), true);
        }
        return web.ask(
                entry.link(),
                Validators.NONE,
                fetched -> new Dealings.Found(articles.read(entry, fetched, clock.instant()), isPassing(fetched)));
    }

    private static boolean isPassing(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Content content -> false;
            case Fetched.NotModified unasked -> true;
            case Fetched.Refused refused -> refused.status() >= 500 || refused.status() == 429;
            case Fetched.Failed failed ->
                switch (failed.reason()) {
                    case UNREACHABLE, TOO_SLOW, BUSY -> true;
                    case FORBIDDEN, TOO_LARGE, REDIRECTS, ENCODING -> false;
                };
        };
    }

    private Outcome publish(Source source, Reading.Read read) {
        return publisher.publish(List.of(Labels.of(source, read.submission()))).getFirst();
    }
}
