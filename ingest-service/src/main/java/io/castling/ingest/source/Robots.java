package io.castling.ingest.source;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.castling.ingest.fetch.Fetched;
import io.castling.ingest.fetch.Fetched.Validators;
import io.castling.ingest.fetch.Fetcher;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What sites ask of crawlers (RFC 9309): read once for each site and run. A site that answers 4xx has no wishes; one that
 * fails to answer is left alone.
 */
final class Robots {

    /** What a crawler calls itself in robots.txt. */
    static final String AGENT = "castling";

    private static final int MOST_SITES = 10_000;
    /** A site that asks for more gets this much: longer pauses belong into the schedule. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final Fetcher fetcher;
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final Map<String, BaseRobotRules> rules = new LinkedHashMap<>();

    Robots(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    boolean allow(URI address) {
        return rules(address).isAllowed(address.toString());
    }

    /** How long the site wants to be left alone between two requests. */
    Duration delay(URI address) {
        long asked = Math.max(0, rules(address).getCrawlDelay());
        Duration delay = Duration.ofMillis(Math.min(asked, LONGEST_DELAY.toMillis()));
        return rules(address).getCrawlDelay() == BaseRobotRules.UNSET_CRAWL_DELAY ? Duration.ZERO : delay;
    }

    private BaseRobotRules rules(URI address) {
        String site = address.getScheme() + "://" + address.getAuthority();
        BaseRobotRules known = rules.get(site);
        if (known == null) {
            if (rules.size() >= MOST_SITES) {
                rules.clear();
            }
            known = ask(URI.create(site + "/robots.txt"));
            rules.put(site, known);
        }
        return known;
    }

    private BaseRobotRules ask(URI address) {
        return switch (fetcher.get(address, Validators.NONE)) {
            case Fetched.Content content ->
                parser.parseContent(
                        address.toString(),
                        content.bytes(),
                        content.contentType().orElse("text/plain"),
                        Set.of(AGENT));
            case Fetched.Refused refused -> parser.failedFetch(refused.status());
            case Fetched.NotModified unasked -> parser.failedFetch(503);
            case Fetched.Failed failed -> parser.failedFetch(503);
        };
    }
}
