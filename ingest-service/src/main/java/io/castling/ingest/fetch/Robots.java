package io.castling.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.castling.ingest.fetch.Fetched.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sites ask of crawlers (RFC 9309), remembered for a day. A site that answers 4xx has no wishes; one that fails to
 * answer is left alone and asked again soon, unless its wishes of before are known. May be shared by threads; a site is
 * asked once, however many wait for the answer.
 */
public final class Robots {

    /** What a crawler calls itself in robots.txt. */
    static final String AGENT = "castling";

    private static final int MOST_SITES = 10_000;
    private static final int MOST_WARNINGS = 5;
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration FAILURE_GOOD_FOR = Duration.ofMinutes(10);
    /** A site that asks for more gets this much: longer pauses belong into the schedule. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final Function<URI, Fetched> fetch;
    private final Clock clock;
    /** The parser takes a longer delay for a refusal. */
    private final SimpleRobotRulesParser parser =
            new SimpleRobotRulesParser(Duration.ofDays(365).toMillis(), MOST_WARNINGS);

    private final Map<String, CompletableFuture<Known>> sites = new LinkedHashMap<>(16, 0.75f, true);

    private record Known(BaseRobotRules rules, boolean answered, Instant until) {}

    public Robots(Fetcher fetcher, Clock clock) {
        this(address -> fetcher.get(address, Validators.NONE), clock);
    }

    /** @param fetch asks for an address, in its turn */
    public Robots(Function<URI, Fetched> fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    public boolean allow(URI address) {
        return rules(address).isAllowed(address.toString());
    }

    /** How long the site wants to be left alone between two requests. */
    public Duration delay(URI address) {
        long asked = rules(address).getCrawlDelay();
        return asked == BaseRobotRules.UNSET_CRAWL_DELAY
                ? Duration.ZERO
                : Duration.ofMillis(Math.clamp(asked, 0, LONGEST_DELAY.toMillis()));
    }

    private BaseRobotRules rules(URI address) {
        String site = address.getScheme() + "://" + address.getAuthority();
        @Nullable CompletableFuture<Known> mine = new CompletableFuture<>();
        Optional<CompletableFuture<Known>> before;
        synchronized (sites) {
            before = Optional.ofNullable(sites.get(site));
            if (before.isPresent() && isGood(before.get())) {
                mine = null;
            } else {
                sites.put(site, mine);
                if (sites.size() > MOST_SITES) {
                    sites.remove(sites.keySet().iterator().next());
                }
            }
        }
        return mine == null
                ? before.orElseThrow().join().rules()
                : ask(URI.create(site + "/robots.txt"), before, mine).rules();
    }

    /** Also one that somebody is asking for now. */
    private boolean isGood(CompletableFuture<Known> known) {
        return !known.isDone() || clock.instant().isBefore(known.join().until());
    }

    private Known ask(URI address, Optional<CompletableFuture<Known>> before, CompletableFuture<Known> mine) {
        Known known = away(before, clock.instant());
        try {
            known = ask(address, before);
        } finally {
            // Whatever happens, nobody may wait for ever.
            mine.complete(known);
        }
        return known;
    }

    private Known ask(URI address, Optional<CompletableFuture<Known>> before) {
        Instant now = clock.instant();
        return switch (fetch.apply(address)) {
            case Fetched.Content content ->
                new Known(
                        parser.parseContent(
                                address.toString(),
                                content.bytes(),
                                content.contentType().orElse("text/plain"),
                                Set.of(AGENT)),
                        true,
                        now.plus(GOOD_FOR));
            case Fetched.Refused refused ->
                refused.status() < 500 && refused.status() != 429
                        ? new Known(parser.failedFetch(refused.status()), true, now.plus(GOOD_FOR))
                        : away(before, now);
            case Fetched.NotModified unasked -> away(before, now);
            case Fetched.Failed failed -> away(before, now);
        };
    }

    private Known away(Optional<CompletableFuture<Known>> before, Instant now) {
        Instant until = now.plus(FAILURE_GOOD_FOR);
        return before.filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .filter(Known::answered)
                .map(known -> new Known(known.rules(), true, until))
                .orElseGet(() -> new Known(parser.failedFetch(503), false, until));
    }
}
