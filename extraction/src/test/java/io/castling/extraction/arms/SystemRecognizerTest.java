package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SystemRecognizerTest {

    private static final Pattern MARKED = Pattern.compile("\\[([^\\]=]+) = ([^\\]]+)]");

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void a_spelling_is_one_mention_of_its_system(String spelling, String system) {
        String text = "The army moved " + spelling + " there.";

        assertThat(Reader.found("", text)).containsExactly(spelling + " = " + system);
    }

    static Stream<String[]> spellings() {
        return Reader.lines("spellings.txt").filter(line -> !line.isBlank()).map(line -> line.split(" = "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contexts")
    void ambiguous_words_are_systems_only_where_the_article_gives_cause(String marked) {
        String title = marked.startsWith("title: ") ? marked.substring(7, marked.indexOf('\n')) : "";
        String text = title.isEmpty() ? marked : marked.substring(marked.indexOf('\n') + 1);

        assertThat(Reader.found(plain(title), plain(text))).isEqualTo(expected(title + "\n" + text));
    }

    static Stream<String> contexts() {
        return Stream.of("contexts.txt", "articles-tuning.txt", "articles-checking.txt")
                .flatMap(file -> Arrays.stream(
                        String.join("\n", Reader.lines(file).toList()).split("\n\n+")))
                .map(String::strip)
                .filter(block -> !block.isEmpty());
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
}
