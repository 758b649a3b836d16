package io.castling.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the running text of an article among menus, teasers, banners and comments. Each paragraph lends weight to the
 * element around it, by its length and the share of it that is no link; the heaviest element holds the article, widened to
 * its parent when the parent holds more paragraphs of the same kind (pages cut into pieces by advertisements, live blogs).
 * Within it, what is mostly links, a caption or a plea is left out.
 *
 * <p>Changes the document that it is given.
 */
final class MainText {

    private static final String NEVER_TEXT =
            "script, style, noscript, template, svg, canvas, iframe, object, embed, video, audio, "
                    + "button, input, select, textarea, label, nav, menu, aside, footer, dialog, figcaption, "
                    + "[hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=dialog], "
                    + "[role=alertdialog], [role=banner], [role=contentinfo], [style~=(?i)display\\s*:\\s*none]";

    /** Words in class and id that name the furniture of a page. */
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:ad|ads|advert\\w*|adslot|banner|breadcrumbs?|byline|author-?(?:bio|box)?|caption|comments?|"
                    + "consent|cookies?|copyright|credit|disclaimer|disqus|donat\\w*|footer|gdpr|gallery-nav|legal|masthead|"
                    + "menu|meta|modal|more-on|mostread|most-read|nav|navbar|navigation|newsletter\\w*|onward|outbrain|pagination|"
                    + "pager|paywall|piano|popup|print|promo\\w*|read-?(?:more|next|also)|recirc\\w*|recommend\\w*|regwall|"
                    + "related\\w*|share|sharing|sidebar|sign-?up|skip|social\\w*|sponsor\\w*|subscri\\w*|support-?us|tags?|taboola|teasers?|"
                    + "timestamp|toolbar|topics|trending|widget)(?:$|[\\s_-])");

    private static final Pattern ARTICLE = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:article|story|post|entry|content|body|articlebody|storybody|text|prose|main)(?:$|[\\s_-])");
    private static final Pattern PLEA = Pattern.compile(
            "(?iuU)^(?:(?:advertisement|anzeige|реклама|related|watch|listen|photo|image|credit|see also|zobacz też)\\s*(?::.{0,140})?|(?:read more|read also|also read|more on this|sign up|subscribe|"
                    + "follow us|share this|click here|continue reading|"
                    + "lesen sie auch|mehr zum thema|читайте также|читайте також|подписывайтесь|czytaj też|czytaj także)\\b.{0,140})$");

    private static final String LEAVES = "p, h1, h2, h3, h4, h5, h6, li, pre, dt, dd, td, th";
    private static final String HOLDERS = "p, li, div, ul, ol, dl, table, section, blockquote";
    /** Stands for a line break while white space is settled; of the private use area, so that no page has it. */
    private static final String BREAK = "\uE000";

    private static final String TWO_BREAKS = BREAK + "\\s*" + BREAK + "[\\s" + BREAK + "]*";
    private static final Pattern SPACES = Pattern.compile("[\\s\u00A0" + BREAK + "]+");
    private static final int SHORT = 25;
    private static final int PARAGRAPH_POINTS_CAP = 3;
    private static final double LARGEST_FURNITURE = 0.4;
    private static final double LARGEST_FURNITURE_TEXT = 0.25;
    private static final double MOSTLY_LINKS = 0.5;
    private static final double ALMOST_ALL_LINKS = 0.8;
    private static final double SIBLING_SHARE = 0.2;

    private final Document document;
    private final Map<Element, Double> weights = new HashMap<>();

    private Densities densities;

    private MainText(Document document) {
        this.document = document;
        this.densities = new Densities(document);
    }

    /** Paragraphs separated by an empty line; empty where there is no running text. */
    static String of(Document document) {
        return new MainText(document).find();
    }

    private String find() {
        strip();
        densities = new Densities(document);
        for (Element block : document.select("p, pre, blockquote, td, div, section, article, li, dd")) {
            weigh(block);
        }
        return heaviest()
                .map(this::widened)
                .map(this::paragraphs)
                .map(lines -> String.join("\n\n", lines))
                .orElse("");
    }

    private void strip() {
        document.select(NEVER_TEXT).remove();
        document.select("header").stream()
                .filter(header -> header.select("p").size() < 2)
                .forEach(Element::remove);
        densities = new Densities(document);
        double all = Math.max(1, densities.text(document));
        for (Element element : document.select("[class], [id]")) {
            boolean furniture = FURNITURE.matcher(element.className()).find()
                    || FURNITURE.matcher(element.id()).find();
            boolean root = element.is("html, body, main, article");
            // A page may call its whole body "with-sidebar": what holds the text is no furniture.
            if (furniture
                    && !root
                    && densities.text(element) < all * LARGEST_FURNITURE
                    && densities.inParagraphs(element) < all * LARGEST_FURNITURE_TEXT) {
                element.remove();
            }
        }
    }

    private void weigh(Element block) {
        String text = ownRun(block);
        if (text.length() < SHORT || densities.linkShare(block) > MOSTLY_LINKS) {
            return;
        }
        double points = 1 + Math.min(text.length() / 100.0, PARAGRAPH_POINTS_CAP) + marks(text);
        boolean wraps = block.nameIs("p")
                || block.nameIs("pre")
                || block.nameIs("li")
                || block.nameIs("blockquote")
                || block.nameIs("dd");
        Element holder = wraps && block.parent() != null ? block.parent() : block;
        add(holder, points);
        if (holder.parent() != null) {
            add(holder.parent(), points / 2);
        }
    }

    /** Text that stands directly in a block, with the inline elements around its words but not the blocks inside it. */
    private static String ownRun(Element block) {
        if (block.nameIs("p") || block.nameIs("pre")) {
            return block.text();
        }
        var run = new StringBuilder();
        for (Node child : block.childNodes()) {
            if (child instanceof TextNode words) {
                run.append(words.text());
            } else if (child instanceof Element element && !element.isBlock() && !element.nameIs("br")) {
                run.append(element.text());
            }
        }
        return run.toString().strip();
    }

    private static double marks(String text) {
        return Math.min(
                2, text.chars().filter(c -> c == ',' || c == '،' || c == '、').count() / 2.0);
    }

    private void add(Element holder, double points) {
        double hint = ARTICLE.matcher(holder.className()).find()
                        || ARTICLE.matcher(holder.id()).find()
                        || holder.nameIs("article")
                        || holder.attr("itemprop").equalsIgnoreCase("articleBody")
                ? 1.25
                : 1;
        weights.merge(holder, points * hint, Double::sum);
    }

    private Optional<Element> heaviest() {
        return weights.entrySet().stream()
                .filter(entry -> !entry.getKey().nameIs("html"))
                .max(Comparator.comparingDouble(entry -> weight(entry.getKey())))
                .map(Map.Entry::getKey);
    }

    private double weight(Element element) {
        return weights.getOrDefault(element, 0.0) * (1 - densities.linkShare(element));
    }

    /** The parent, where several of its children hold text of the same kind. */
    private Element widened(Element holder) {
        Element top = holder;
        for (int steps = 0; steps < 3 && top.parent() != null && !top.nameIs("body"); steps++) {
            double own = weight(top);
            Element parent = top.parent();
            boolean more = false;
            for (Element sibling : parent.children()) {
                more |= !sibling.equals(top)
                        && heaviestInside(sibling) > own * SIBLING_SHARE
                        && densities.linkShare(sibling) < 0.3;
            }
            if (!more) {
                break;
            }
            top = parent;
        }
        return top;
    }

    private double heaviestInside(Element element) {
        return element.getAllElements().stream().mapToDouble(this::weight).max().orElse(0);
    }

    private List<String> paragraphs(Element holder) {
        List<String> found = new ArrayList<>();
        collect(holder, found);
        return found;
    }

    private void collect(Element element, List<String> found) {
        if (element.nameIs("table") && densities.linkShare(element) > 0.3) {
            return;
        }
        if (isLeafBlock(element)) {
            for (String line : lines(element)) {
                keep(element, line, found);
            }
            return;
        }
        var run = new StringBuilder();
        for (Node child : element.childNodes()) {
            boolean block = child instanceof Element inner
                    && (inner.isBlock() || !inner.select("p, div").isEmpty());
            if (block) {
                flush(element, run, found);
                collect((Element) child, found);
            } else if (child instanceof Element inner && inner.nameIs("br")) {
                run.append(BREAK);
            } else if (child instanceof Element inner) {
                run.append(inner.wholeText());
            } else if (child instanceof TextNode words) {
                run.append(words.getWholeText());
            }
        }
        flush(element, run, found);
    }

    private static boolean isLeafBlock(Element element) {
        return element.is(LEAVES) && element.children().select(HOLDERS).isEmpty();
    }

    /** Two line breaks in a row part paragraphs in old markup; one is a matter of layout. */
    private static List<String> lines(Element block) {
        Element copy = block.clone();
        copy.select("br").forEach(br -> br.replaceWith(new TextNode(BREAK)));
        return List.of(copy.wholeText().split(TWO_BREAKS));
    }

    private void flush(Element holder, StringBuilder run, List<String> found) {
        for (String part : run.toString().split(TWO_BREAKS)) {
            keep(holder, part, found);
        }
        run.setLength(0);
    }

    private void keep(Element block, String text, List<String> found) {
        String line = SPACES.matcher(text).replaceAll(" ").strip();
        boolean leaf = block.is(LEAVES);
        boolean linkedLeaf =
                leaf && densities.linkShare(block) > (block.nameIs("li") ? MOSTLY_LINKS : ALMOST_ALL_LINKS);
        if (line.isEmpty()
                || linkedLeaf
                || block.nameIs("h1")
                || PLEA.matcher(line).matches()) {
            return;
        }
        found.add(line);
    }
}
