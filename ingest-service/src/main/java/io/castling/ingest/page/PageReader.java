package io.castling.ingest.page;

import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.DecodedText;
import io.castling.ingest.article.Published;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads pages of news sites. Pure: the same bytes give the same page. */
public final class PageReader {

    /** What a page turned out to be. */
    public sealed interface Result {

        /**
         * @param markup the page as text
         */
        record Read(Page page, String markup) implements Result {}

        /** The bytes are no page, or none with running text. */
        record NoPage(DecodedText.NoText why) implements Result {}
    }

    private static final int SHORTEST_PUBLISHER_PART = 2;

    /**
     * @param contentType header of the response, where there was one
     * @param url where the page was fetched from; may be empty
     * @param fetched tells dates of the future
     */
    public Result read(byte[] bytes, Optional<String> contentType, String url, Instant fetched) {
        return switch (PageEncoding.decode(bytes, contentType)) {
            case DecodedText.NoText why -> new Result.NoPage(why);
            case DecodedText.Text text -> new Result.Read(page(text.text(), url, fetched), text.text());
        };
    }

    private static Page page(String markup, String url, Instant fetched) {
        Document document = Jsoup.parse(markup, url);
        Map<String, String> metas = Metas.of(document);
        JsonLd annotation = JsonLd.of(document);
        Optional<CanonicalUrl> canonical = canonical(document, metas, url);
        Optional<Published> published = PageDate.of(
                document, annotation, canonical.map(CanonicalUrl::value).orElse(url), fetched);
        Optional<String> site = annotation.text("publisher").or(() -> Optional.ofNullable(metas.get("og:site_name")));
        Map<String, String> notes = new HashMap<>();
        published
                .flatMap(date -> PublishedDoubt.about(date, fetched))
                .ifPresent(doubt -> notes.put("date-doubt", doubt));
        if (annotation.isPaywalled()) {
            notes.put("paywalled", "true");
        }
        String title = title(document, metas, annotation, site);
        Optional<String> byline = byline(document, metas, annotation);
        Optional<String> section =
                annotation.text("articleSection").or(() -> Optional.ofNullable(metas.get("article:section")));
        Optional<String> language = language(document, metas, annotation);
        // Last, for it takes the document apart.
        String text = text(document, annotation);
        return new Page(title, text, canonical, published, byline, section, language, site, notes);
    }

    /** A page that hides its text behind a script or a wall often has it whole in its annotation. */
    private static String text(Document document, JsonLd annotation) {
        String shown = MainText.of(document);
        String annotated = annotation.text("articleBody").orElse("");
        return annotated.length() > 2 * shown.length()
                ? Jsoup.parse(annotated.replace("\n", "<br>")).wholeText().strip()
                : shown;
    }

    /** Another site's address is not believed: syndicated copies keep their own identity, and a page cannot pose as another. */
    private static Optional<CanonicalUrl> canonical(Document document, Map<String, String> metas, String url) {
        Optional<CanonicalUrl> own = CanonicalUrl.of(url);
        Element link = document.selectFirst("link[rel~=(?i)\\bcanonical\\b][href]");
        Optional<CanonicalUrl> named = Optional.ofNullable(link)
                .flatMap(element -> CanonicalUrl.of(element.absUrl("href")))
                .or(() -> Optional.ofNullable(metas.get("og:url")).flatMap(CanonicalUrl::of))
                // A front page as canonical is a mistake of templates.
                .filter(named0 -> !named0.rest().equals("/"));
        boolean believed = named.isPresent()
                && (own.isEmpty() || sameSite(named.get().host(), own.get().host()));
        return believed ? named : own;
    }

    private static boolean sameSite(String one, String other) {
        return one.equals(other)
                || one.endsWith("." + other)
                || other.endsWith("." + one)
                || domain(one).equals(domain(other));
    }

    private static String domain(String host) {
        String[] labels = host.split("\\.");
        int kept = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
        return String.join(".", Arrays.copyOfRange(labels, Math.max(0, labels.length - kept), labels.length));
    }

    /** The headline on the page, where the head of the page confirms that it is one. */
    private static String title(
            Document document, Map<String, String> metas, JsonLd annotation, Optional<String> site) {
        String head = Optional.ofNullable(metas.get("og:title"))
                .or(() -> annotation.text("headline"))
                .or(() -> Optional.ofNullable(metas.get("twitter:title")))
                .orElse(document.title())
                .strip();
        for (Element headline : document.select("h1")) {
            String words = headline.text().strip();
            if (!words.isEmpty() && (head.isEmpty() || overlap(words, head) >= 0.5)) {
                return words;
            }
        }
        return withoutSite(head, site);
    }

    private static double overlap(String one, String other) {
        Set<String> words = words(one);
        Set<String> common = new HashSet<>(words);
        common.retainAll(words(other));
        return words.isEmpty() ? 0 : (double) common.size() / words.size();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    }

    /** {@code Headline | Outlet} and {@code Headline - Section - Outlet}. */
    private static String withoutSite(String title, Optional<String> site) {
        String left = title;
        if (site.isPresent()) {
            left = left.replaceFirst("(?iu)\\s+[|\\-–—:•·]\\s+" + Pattern.quote(site.get()) + "\\s*$", "");
        }
        String[] parts = left.split("\\s+[|•·]\\s+");
        return parts.length >= SHORTEST_PUBLISHER_PART && parts[0].length() > left.length() / 2
                ? parts[0].strip()
                : left;
    }

    private static Optional<String> byline(Document document, Map<String, String> metas, JsonLd annotation) {
        return annotation
                .text("author")
                .or(() -> Optional.ofNullable(metas.get("author")))
                .or(() -> Optional.ofNullable(metas.get("article:author")).filter(author -> !author.startsWith("http")))
                .or(() -> Optional.ofNullable(
                                document.selectFirst("[rel=author], [itemprop=author], .byline, .author-name, .author"))
                        .map(Element::text))
                .map(words -> words.replaceFirst("(?iu)^(?:by|von|autor|автор|текст)\\s*:?\\s+", "")
                        .strip())
                .filter(words -> !words.isEmpty() && words.length() < 200);
    }

    private static Optional<String> language(Document document, Map<String, String> metas, JsonLd annotation) {
        Element html = document.selectFirst("html[lang]");
        return Optional.ofNullable(html)
                .map(element -> element.attr("lang"))
                .or(() -> annotation.text("inLanguage"))
                .or(() -> Optional.ofNullable(metas.get("og:locale")))
                .or(() -> Optional.ofNullable(metas.get("content-language")))
                .map(code -> code.split("[-_]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(code -> code.matches("[a-z]{2,3}"));
    }
}
