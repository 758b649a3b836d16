package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.ParsedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SystemRecognizerTest {

    private static final SystemRecognizer RECOGNIZER = new SystemRecognizer(CatalogueReader.bundled());
    private static final Pattern MARKED = Pattern.compile("\\[([^\\]=]+) = ([^\\]]+)]");

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void a_spelling_is_one_mention_of_its_system(String spelling, String system) {
        String text = "The army moved " + spelling + " there.";

        assertThat(found("", text)).containsExactly(spelling + " = " + system);
    }

    static Stream<String[]> spellings() {
        return lines("spellings.txt")
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" = "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contexts")
    void ambiguous_words_are_systems_only_where_the_article_gives_cause(String marked) {
        String title = marked.startsWith("title: ") ? marked.substring(7, marked.indexOf('\n')) : "";
        String text = title.isEmpty() ? marked : marked.substring(marked.indexOf('\n') + 1);

        assertThat(found(plain(title), plain(text))).isEqualTo(expected(title + "\n" + text));
    }

    static Stream<String> contexts() {
        String all = String.join(
                "\n",
                lines("contexts.txt").filter(line -> !line.startsWith("#")).toList());
        return Arrays.stream(all.split("\n\n+")).map(String::strip).filter(block -> !block.isEmpty());
    }

    private static List<String> found(String title, String text) {
        Document document = new Document("case", title, text, Optional.empty(), Optional.empty(), Optional.empty());
        List<String> found = new ArrayList<>();
        for (SystemMention mention : RECOGNIZER.recognize(ParsedDocument.of(document))) {
            assertThat(document.words(mention.span())).isEqualTo(mention.text());
            assertThat(mention.reason()).isNotBlank();
            assertThat(mention.span().field()).isIn(Field.TITLE, Field.TEXT);
            found.add(mention.text() + " = " + mention.system().name());
        }
        return found;
    }

    private static String plain(String marked) {
        return MARKED.matcher(marked).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
    }

    private static List<String> expected(String marked) {
        return MARKED.matcher(marked)
                .results()
                .map(match -> match.group(1) + " = " + match.group(2))
                .toList();
    }

    private static Stream<String> lines(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(SystemRecognizerTest.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }
}
