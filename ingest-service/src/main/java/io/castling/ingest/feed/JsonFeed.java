package io.castling.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.ingest.article.IsoTime;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON Feed, versions 1 and 1.1.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
 */
final class JsonFeed {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonFeed() {}

    static Feed.Result read(byte[] bytes, URI base) {
        try {
            JsonNode items = JSON.readTree(bytes).path("items");
            if (!items.isArray()) {
                return new Feed.Result.Malformed("the JSON Feed has no list of items");
            }
            List<Feed.Entry> entries = new ArrayList<>();
            items.forEach(item -> entry(item, base).ifPresent(entries::add));
            return new Feed.Result.Read(new Feed(entries, List.of(), Optional.empty()));
        } catch (JsonProcessingException malformed) {
            return new Feed.Result.Malformed(malformed.getOriginalMessage());
        } catch (IOException impossible) {
            return new Feed.Result.Malformed(impossible.toString());
        }
    }

    private static Optional<Feed.Entry> entry(JsonNode item, URI base) {
        String html = item.path("content_html").asText("");
        String text = item.path("content_text").asText(item.path("summary").asText(""));
        String best = html.isBlank() ? asHtml(text) : html;
        Optional<Instant> published = IsoTime.parse(item.path("date_published").asText(""));
        return Links.first(
                        base,
                        item.path("url").asText(null),
                        item.path("external_url").asText(null),
                        Links.ifAbsolute(item.path("id").asText(null)))
                .map(link -> new Feed.Entry(
                        link,
                        item.path("title").asText("").strip(),
                        published,
                        best,
                        item.path("date_modified").asText("")));
    }

    private static String asHtml(String text) {
        return text.isBlank()
                ? ""
                : "<p>"
                        + text.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .strip()
                                .replaceAll("\\R\\s*\\R", "</p><p>")
                        + "</p>";
    }
}
