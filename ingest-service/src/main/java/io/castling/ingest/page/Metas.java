package io.castling.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The meta elements of a page by name, property or itemprop, in lower case; of several the first. */
final class Metas {

    private Metas() {}

    static Map<String, String> of(Document document) {
        Map<String, String> contents = new HashMap<>();
        for (Element meta : document.select("meta[content]")) {
            for (String attribute : new String[] {"property", "name", "itemprop"}) {
                String name = meta.attr(attribute).toLowerCase(Locale.ROOT).strip();
                String content = meta.attr("content").strip();
                if (!name.isEmpty() && !content.isEmpty()) {
                    contents.putIfAbsent(name, content);
                }
            }
        }
        return contents;
    }
}
