package io.castling.cli.replay;

import io.castling.extraction.Analysis;
import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import io.castling.schemas.RawArticle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which articles are replayed; what is empty selects all.
 *
 * @param publishedSince published at or after; an article without a date counts by the time it was fetched
 * @param publishedUntil published before
 * @param sources hosts or registered names
 * @param articles ids or URLs
 * @param systems names of systems or families, of which the article names one
 */
public record Selection(
        Optional<Instant> publishedSince,
        Optional<Instant> publishedUntil,
        List<String> sources,
        List<String> articles,
        List<String> systems) {

    public static final Selection ALL =
            new Selection(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    private static final String BETWEEN = "\n";

    public Selection {
        sources = List.copyOf(sources);
        articles = List.copyOf(articles);
        systems = List.copyOf(systems);
    }

    /** Whether no article needs to be looked at to know that it is selected. */
    public boolean everything() {
        return equals(ALL);
    }

    /** @param analyzer finds the systems that the article names, as this build knows them */
    boolean selects(RawArticle article, Analyzer analyzer) {
        Instant published = Optional.ofNullable(article.getPublished()).orElse(article.getFetched());
        return publishedSince.filter(published::isBefore).isEmpty()
                && publishedUntil.filter(end -> !published.isBefore(end)).isEmpty()
                && (sources.isEmpty() || sources.contains(article.getSource()))
                && (articles.isEmpty()
                        || articles.contains(article.getId())
                        || (article.getUrl() != null && articles.contains(article.getUrl())))
                && (systems.isEmpty() || names(article, analyzer));
    }

    private boolean names(RawArticle article, Analyzer analyzer) {
        Analysis analysis = analyzer.analyze(new Document(
                article.getId(),
                Optional.ofNullable(article.getTitle()).orElse(""),
                Optional.ofNullable(article.getText()).orElse(""),
                Optional.ofNullable(article.getUrl()),
                Optional.ofNullable(article.getSource()),
                Optional.ofNullable(article.getPublished()).map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))));
        return analysis.systems().stream()
                .anyMatch(mention -> systems.stream()
                        .anyMatch(system -> system.equalsIgnoreCase(
                                        mention.system().name())
                                || system.equalsIgnoreCase(mention.system().family())));
    }

    /** As the record of a replay keeps it. */
    Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        publishedSince.ifPresent(begin -> map.put("published-since", begin.toString()));
        publishedUntil.ifPresent(end -> map.put("published-until", end.toString()));
        put(map, "source", sources);
        put(map, "article", articles);
        put(map, "system", systems);
        return map;
    }

    static Selection of(Map<String, String> map) {
        return new Selection(
                Optional.ofNullable(map.get("published-since")).map(Instant::parse),
                Optional.ofNullable(map.get("published-until")).map(Instant::parse),
                list(map, "source"),
                list(map, "article"),
                list(map, "system"));
    }

    /** For a person. */
    @Override
    public String toString() {
        return everything()
                ? "all articles"
                : toMap().toString().replace(BETWEEN, ", ").toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> map, String name, List<String> values) {
        if (!values.isEmpty()) {
            map.put(name, String.join(BETWEEN, values));
        }
    }

    private static List<String> list(Map<String, String> map, String name) {
        return Optional.ofNullable(map.get(name))
                .map(values -> List.of(values.split(BETWEEN)))
                .orElse(List.of());
    }
}
