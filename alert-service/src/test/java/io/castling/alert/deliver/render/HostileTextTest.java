package io.castling.alert.deliver.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.schemas.Alert;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Text of strangers reaches every rendering; none of it may become markup, a link, a line of its own, or bad syntax. */
class HostileTextTest {

    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "]]>",
            "<!--",
            "&lt;",
            "&#x41;",
            "\"",
            "'",
            "\\",
            "`",
            "```",
            "*",
            "_",
            "~",
            "![x](http://evil.example)",
            "[y](javascript:alert(1))",
            "<http://evil.example|click>",
            "https://evil.example",
            "www.evil.example",
            "\r\nBcc: all@example.org\r\n",
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u202e",
            "\u2066",
            "\uD800",
            "\uDC00",
            "\uFFFE",
            "\uD83D\uDE80",
            "{\"a\":",
            "%s%n",
            "${jndi:x}",
            "<@everyone>",
            "<!channel>",
            " ",
            "\t",
            "\u2028",
            "S-400",
            "Триумф",
            "# h",
            "> q",
            "1. x",
            "- x",
            "|",
            "=",
            "---",
            "a".repeat(1200));
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z!][A-Za-z0-9]*)");
    private static final List<String> TAGS = List.of(
            "!DOCTYPE",
            "html",
            "head",
            "meta",
            "title",
            "body",
            "h1",
            "h2",
            "table",
            "tr",
            "th",
            "td",
            "ul",
            "li",
            "blockquote",
            "p",
            "small");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    static String hostile(int seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private final JsonMapper mapper = new JsonMapper();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void htmlHasNoTagsButItsOwn(int seed) {
        Alert alert = SampleAlerts.saying(hostile(seed));

        var tags = TAG.matcher(Html.page(alert, Purpose.ACTUAL)).results().map(tag -> tag.group(2));

        assertThat(tags).as("seed %d", seed).allSatisfy(tag -> assertThat(TAGS).contains(tag));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void xmlIsWellFormedAndKeepsTheText(int seed) throws Exception {
        String text = hostile(seed);
        Alert alert = SampleAlerts.saying(text);

        var cap = parse(Cap.write(alert, Purpose.ACTUAL, RenderingsTest.PUBLISHER));
        parse(Atom.feed("https://x.example/a", List.of(alert), Purpose.ACTUAL, RenderingsTest.PUBLISHER));

        assertThat(cap.getElementsByTagName("event").item(0).getTextContent())
                .as("seed %d", seed)
                .isEqualTo("Relocation of " + Clean.line(text));
        assertThat(cap.getElementsByTagName("headline").item(0).getTextContent())
                .hasSizeLessThanOrEqualTo(160);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLineIsOneLineWithoutControlCharacters(int seed) {
        assertThat(PlainText.line(SampleAlerts.saying(hostile(seed)), Purpose.ACTUAL))
                .as("seed %d", seed)
                .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void markdownHasNoUnescapedMarkOutsideItsOwn(int seed) {
        String escaped = Markdown.escape(Clean.line(hostile(seed)));

        assertThat(escaped).as("seed %d", seed).doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*[\\[\\]`*_<>|~&!#]");
        assertThat(escaped).doesNotContainPattern("(?<!\\\\)://").doesNotContain("www.evil");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chatMessagesMentionAndLinkNobody(int seed) throws Exception {
        Alert alert = SampleAlerts.saying(hostile(seed));

        JsonNode slack = mapper.readTree(SlackMessage.body(alert, Purpose.ACTUAL));
        JsonNode teams = mapper.readTree(TeamsCard.body(alert, Purpose.ACTUAL));

        assertThat(slack.findValuesAsText("text").stream().filter(text -> !text.isEmpty()))
                .as("seed %d", seed)
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(3000));
        for (JsonNode block : slack.get("blocks")) {
            if (block.get("type").asText().equals("section")) {
                assertThat(block.at("/text/text").asText()).doesNotContain("<!").doesNotContain("<@");
            }
        }
        assertThat(slack.get("blocks").size()).isLessThanOrEqualTo(50);
        assertThat(teams.at("/attachments/0/content/actions")).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theContractAsJsonKeepsEveryCharacterThatUnicodeKnows(int seed) throws Exception {
        String text = hostile(seed).replaceAll("[\\uD800-\\uDFFF]", "");

        JsonNode json = mapper.readTree(RecordJson.write(SampleAlerts.saying(text)));

        assertThat(json.get("headline").asText()).as("seed %d", seed).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLinks")
    void whatIsNoWebAddressIsNoLink(String url) {
        assertThat(Clean.link(url)).isEmpty();
    }

    static List<String> badLinks() {
        return List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "http:",
                "https:///x",
                "ftp://x/y",
                "http://a b/");
    }

    private static org.w3c.dom.Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
