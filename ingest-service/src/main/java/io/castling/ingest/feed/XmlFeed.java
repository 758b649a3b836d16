package io.castling.ingest.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.module.SyModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** RSS, RDF and Atom, by ROME. */
final class XmlFeed {

    private XmlFeed() {}

    static Feed.Result read(byte[] bytes, Optional<String> contentType, URI base) {
        var input = new WireFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        input.setXmlHealerOn(true);
        int begin = begin(bytes);
        var xml = new ByteArrayInputStream(bytes, begin, bytes.length - begin);
        try (var reader =
                contentType.isPresent() ? new XmlReader(xml, contentType.get(), true) : new XmlReader(xml, true)) {
            WireFeed wire = input.build(reader);
            SyndFeed feed = new SyndFeedImpl(wire);
            List<Feed.Entry> entries = feed.getEntries().stream()
                    .flatMap(entry -> entry(entry, base).stream())
                    .toList();
            return new Feed.Result.Read(new Feed(entries, List.of(), period(feed, wire)));
        } catch (FeedException | IOException | IllegalArgumentException unreadable) {
            return new Feed.Result.Malformed(
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    /** Templates leave empty lines before the declaration, which XML forbids, and a byte order mark behind them. */
    private static int begin(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        boolean mark = at > 0
                && at + 2 < bytes.length
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
        return mark ? at + 3 : at;
    }

    private static Optional<Feed.Entry> entry(SyndEntry entry, URI base) {
        String html = Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream())
                .map(SyndContent::getValue)
                .flatMap(Stream::ofNullable)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
        String title = Optional.ofNullable(entry.getTitle()).orElse("").strip();
        Optional<Instant> published = Optional.ofNullable(entry.getPublishedDate())
                .or(() -> Optional.ofNullable(entry.getUpdatedDate()))
                .map(Date::toInstant);
        return Links.first(base, entry.getLink(), Links.ifAbsolute(entry.getUri()))
                .map(link -> new Feed.Entry(link, title, published, html, ""));
    }

    /** The syndication module of RSS 1.0, which many write in RSS 2.0 too, else the time to live. */
    private static Optional<Duration> period(SyndFeed feed, WireFeed wire) {
        if (feed.getModule(SyModule.URI) instanceof SyModule said && said.getUpdatePeriod() != null) {
            Duration unit = switch (said.getUpdatePeriod().strip().toLowerCase(Locale.ROOT)) {
                case "hourly" -> Duration.ofHours(1);
                case "weekly" -> Duration.ofDays(7);
                case "monthly" -> Duration.ofDays(30);
                case "yearly" -> Duration.ofDays(365);
                default -> Duration.ofDays(1);
            };
            return Optional.of(unit.dividedBy(Math.max(1, said.getUpdateFrequency())));
        }
        return wire instanceof Channel channel && channel.getTtl() > 0
                ? Optional.of(Duration.ofMinutes(channel.getTtl()))
                : Optional.empty();
    }
}
