package io.castling.ingest.page;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * How much text each element of a page holds, and what kind of text, counted in one pass: asking each element for its own
 * text would take a hostile page of nested elements hours. Valid until the document is changed.
 */
final class Densities {

    private static final int LONG_PARAGRAPH = 80;

    private final Map<Element, Count> counts = new IdentityHashMap<>();

    private static final class Count {
        private int text;
        private int linked;
        private int inParagraphs;
    }

    Densities(Element root) {
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof Element element) {
                            counts.put(element, new Count());
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            add(node.parent(), words.text().strip().length(), 0, 0);
                        } else if (node instanceof Element element) {
                            close(element);
                        }
                    }
                },
                root);
    }

    private void close(Element element) {
        Count own = counts.getOrDefault(element, new Count());
        // A jump within the page is a footnote, not a way out.
        if (element.nameIs("a") && !element.attr("href").startsWith("#")) {
            own.linked = own.text;
        }
        if (element.nameIs("p") && own.text > LONG_PARAGRAPH && own.linked * 2 < own.text) {
            own.inParagraphs = own.text;
        }
        add(element.parent(), own.text, own.linked, own.inParagraphs);
    }

    private void add(@Nullable Node parent, int text, int linked, int inParagraphs) {
        Count count = parent instanceof Element element ? counts.get(element) : null;
        if (count != null) {
            count.text += text;
            count.linked += linked;
            count.inParagraphs += inParagraphs;
        }
    }

    /** Characters of text, without the white space between nodes. */
    int text(Element element) {
        return counts.getOrDefault(element, new Count()).text;
    }

    /** Characters in paragraphs of some length that are no lists of links. */
    int inParagraphs(Element element) {
        return counts.getOrDefault(element, new Count()).inParagraphs;
    }

    /** Which share of the text leads elsewhere, 0 to 1. */
    double linkShare(Element element) {
        Count count = counts.getOrDefault(element, new Count());
        return count.text == 0 ? 0 : (double) count.linked / count.text;
    }
}
