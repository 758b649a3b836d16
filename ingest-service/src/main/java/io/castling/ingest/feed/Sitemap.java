package io.castling.ingest.feed;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Sitemaps with the news extension, and indexes of them, by crawler-commons. */
final class Sitemap {

    private Sitemap() {}

    static Feed.Result read(byte[] bytes, URI base) {
        try {
            var parser = new SiteMapParser(false, false);
            parser.setStrictNamespace(false);
            parser.enableExtension(Extension.NEWS);
            AbstractSiteMap map = parser.parseSiteMap("text/xml", bytes, base.toURL());
            return switch (map) {
                case SiteMapIndex index -> new Feed.Result.Read(new Feed(List.of(), parts(index), Optional.empty()));
                case SiteMap list ->
                    new Feed.Result.Read(new Feed(
                            list.getSiteMapUrls().stream()
                                    .flatMap(url -> entry(url, base).stream())
                                    .toList(),
                            List.of(),
                            Optional.empty()));
                default -> new Feed.Result.Malformed("the sitemap is of an unknown kind");
            };
        } catch (UnknownFormatException | IOException | IllegalArgumentException unreadable) {
            return new Feed.Result.Malformed(
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    private static List<URI> parts(SiteMapIndex index) {
        return index.getSitemaps().stream()
                .sorted(Comparator.comparing(Sitemap::modified, Comparator.reverseOrder()))
                .map(part -> URI.create(part.getUrl().toString()))
                .toList();
    }

    private static Instant modified(AbstractSiteMap part) {
        return Optional.ofNullable(part.getLastModified()).map(Date::toInstant).orElse(Instant.EPOCH);
    }

    private static Optional<Feed.Entry> entry(SiteMapURL url, URI base) {
        Optional<NewsAttributes> news = Optional.ofNullable(url.getAttributesForExtension(Extension.NEWS))
                .filter(all -> all.length > 0)
                .map(all -> all[0])
                .flatMap(Sitemap::news);
        Optional<Instant> published = news.flatMap(said -> Optional.ofNullable(said.getPublicationDateTime()))
                .map(ZonedDateTime::toInstant);
        String title =
                news.flatMap(said -> Optional.ofNullable(said.getTitle())).orElse("");
        String version = Optional.ofNullable(url.getLastModified())
                .map(modified -> modified.toInstant().toString())
                .orElse("");
        return Links.first(base, url.getUrl().toString())
                .map(link -> new Feed.Entry(link, title.strip(), published, "", version));
    }

    private static Optional<NewsAttributes> news(ExtensionMetadata said) {
        return said instanceof NewsAttributes news ? Optional.of(news) : Optional.empty();
    }
}
