package io.castling.ingest.page;

import io.castling.ingest.article.IsoTime;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Published.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * When a page was published, by its own account: annotation, meta elements, time elements, address, words, in this order.
 * A date in the future or before the web is passed over while another source has a better one. When a page was changed or
 * fetched is never taken for when it was published.
 */
final class PageDate {

    private static final List<String> META = List.of(
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "date_published",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date.created",
            "dc.date",
            "dcterms.date",
            "publish-date",
            "publish_date",
            "pubdate",
            "publication_date",
            "article.published",
            "article_date_original",
            "cxenseparse:recs:publishtime",
            "originalpublicationdate",
            "date",
            "created",
            "mediator_published_time",
            "analyticsattributes.articledate");

    private static final String TIME_ELEMENTS =
            "[itemprop=datePublished], time[pubdate], time.published, time.entry-date, time[class*=publish], "
                    + "article header time[datetime], header time[datetime], [class*=publish] time[datetime], "
                    + "[class*=byline] time[datetime], [class*=meta] time[datetime], article time[datetime], time[datetime]";

    private PageDate() {}

    /** @param url address of the page; may be empty */
    static Optional<Published> of(Document document, JsonLd annotation, String url, Instant fetched) {
        Stream<Optional<Published>> sources = Stream.of(
                annotation
                        .text("datePublished")
                        .flatMap(PageDate::parse)
                        .map(at -> new Published(at, Provenance.JSON_LD)),
                meta(document).map(at -> new Published(at, Provenance.META)),
                timeElement(document).map(at -> new Published(at, Provenance.TIME_ELEMENT)),
                WrittenDate.inUrl(url).map(at -> new Published(at, Provenance.URL)),
                words(document).map(at -> new Published(at, Provenance.TEXT)));
        List<Published> found = sources.flatMap(Optional::stream).toList();
        return found.stream()
                .filter(published -> PublishedDoubt.about(published, fetched).isEmpty())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static Optional<Instant> meta(Document document) {
        Map<String, String> contents = Metas.of(document);
        return META.stream()
                .map(contents::get)
                .flatMap(content -> Optional.ofNullable(content).flatMap(PageDate::parse).stream())
                .findFirst();
    }

    private static Optional<Instant> timeElement(Document document) {
        for (String selector : TIME_ELEMENTS.split(", ")) {
            for (Element element : document.select(selector)) {
                String written = element.hasAttr("datetime")
                        ? element.attr("datetime")
                        : element.hasAttr("content") ? element.attr("content") : element.text();
                boolean elsewhere =
                        element.closest("aside, footer, nav, [class*=related], [class*=comment], [class*=teaser]")
                                        != null
                                || element.attr("itemprop").equals("dateModified")
                                || element.className().contains("updated");
                Optional<Instant> at = elsewhere ? Optional.empty() : parse(written);
                if (at.isPresent()) {
                    return at;
                }
            }
        }
        return Optional.empty();
    }

    /** Where sites print the date: near the headline, before the text. */
    private static Optional<Instant> words(Document document) {
        for (Element element : document.select(
                "[class*=date], [class*=time], [class*=publish], [class*=byline], [class*=meta], [class*=posted], [id*=date]")) {
            Optional<Instant> at = element.text().length() < 300 ? WrittenDate.in(element.text()) : Optional.empty();
            if (at.isPresent()) {
                return at;
            }
        }
        Element headline = document.selectFirst("h1");
        Element after = headline == null ? null : headline.nextElementSibling();
        for (int i = 0; i < 4 && after != null; i++, after = after.nextElementSibling()) {
            Optional<Instant> at = after.text().length() < 300 ? WrittenDate.in(after.text()) : Optional.empty();
            if (at.isPresent()) {
                return at;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> parse(String written) {
        return IsoTime.parse(written).or(() -> WrittenDate.in(written));
    }
}
