package io.castling.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The schema.org annotation of an article, as far as a page has a readable one. */
final class JsonLd {

    private static final int DEEPEST = 6;

    /** Line ends inside strings and trailing commas are the everyday mistakes of templates. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final Optional<JsonNode> article;

    private JsonLd(Optional<JsonNode> article) {
        this.article = article;
    }

    static JsonLd of(Document document) {
        List<JsonNode> articles = new ArrayList<>();
        for (Element script : document.select("script[type*=ld+json]")) {
            parse(script.data()).ifPresent(root -> collect(root, 0, articles));
        }
        return new JsonLd(articles.stream()
                .filter(node -> node.hasNonNull("headline") || node.hasNonNull("datePublished"))
                .findFirst());
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static void collect(JsonNode node, int depth, List<JsonNode> articles) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, depth + 1, articles));
        } else if (node.isObject()) {
            if (isArticle(node.path("@type"))) {
                articles.add(node);
            }
            collect(node.path("@graph"), depth + 1, articles);
            collect(node.path("mainEntity"), depth + 1, articles);
        }
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false).anyMatch(JsonLd::isArticle);
        }
        String name = type.asText("").replaceFirst("^https?://schema\\.org/", "");
        return name.endsWith("Article") || name.endsWith("BlogPosting") || name.equals("Report");
    }

    /** A property that is a string, or the name of what it is. */
    Optional<String> text(String property) {
        return article.map(node -> words(node.path(property))).filter(words -> !words.isEmpty());
    }

    /** Whether the page says that readers must pay. */
    boolean isPaywalled() {
        return article.map(node -> node.path("isAccessibleForFree").asText("").equalsIgnoreCase("false"))
                .orElse(false);
    }

    private static String words(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonLd::words)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        return (value.isObject() ? value.path("name").asText("") : value.asText("")).strip();
    }
}
