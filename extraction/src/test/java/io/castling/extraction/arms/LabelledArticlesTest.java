package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The mentions of labelled articles that are not part of the project. Runs with {@code -Dcastling.shared=DIR}, where
 * {@code DIR/eval/*.jsonl} has one article a line with its title, text, and systems with their mentions.
 */
class LabelledArticlesTest {

    private static final double ENOUGH = 0.98;
    private static final SystemRecognizer RECOGNIZER = new SystemRecognizer(CatalogueReader.bundled());

    private record Label(Span span, String system) {}

    @ParameterizedTest
    @ValueSource(strings = {"seeds.jsonl", "dev.jsonl"})
    void mentions_agree_with_the_labels(String file) throws IOException {
        String shared = System.getProperty("castling.shared");
        assumeTrue(shared != null, "needs -Dcastling.shared=DIR");
        int right = 0;
        int found = 0;
        int wanted = 0;
        List<String> mistakes = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(shared, "eval", file))) {
            Map<?, ?> article = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line);
            List<Label> labels = labels(article);
            List<SystemMention> mentions = mentions(article);
            wanted += labels.size();
            found += mentions.size();
            for (Label label : labels) {
                boolean hit = mentions.removeIf(mention -> mention.span().overlaps(label.span())
                        && mention.system().name().equals(label.system()));
                right += hit ? 1 : 0;
                if (!hit) {
                    mistakes.add(article.get("id") + ": missed " + label);
                }
            }
            mentions.forEach(mention -> mistakes.add(article.get("id") + ": invented " + mention));
        }

        assertThat(2.0 * right / (found + wanted))
                .as(String.join("\n", mistakes))
                .isGreaterThanOrEqualTo(ENOUGH);
    }

    private static List<SystemMention> mentions(Map<?, ?> article) {
        Object title = article.get("title");
        Document document = new Document(
                "labelled",
                title == null ? "" : (String) title,
                (String) article.get("text"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ArrayList<>(RECOGNIZER.recognize(ParsedDocument.of(document)).stream()
                .filter(mention -> mention.span().field() == Field.TEXT)
                .toList());
    }

    /** The labels count code points. */
    private static List<Label> labels(Map<?, ?> article) {
        String text = (String) article.get("text");
        List<Label> labels = new ArrayList<>();
        for (Object system : (List<?>) article.get("systems")) {
            for (Object mention : (List<?>) ((Map<?, ?>) system).get("mentions")) {
                int start = text.offsetByCodePoints(0, (int) ((Map<?, ?>) mention).get("start"));
                int end = text.offsetByCodePoints(0, (int) ((Map<?, ?>) mention).get("end"));
                labels.add(new Label(new Span(Field.TEXT, start, end), (String) ((Map<?, ?>) system).get("canonical")));
            }
        }
        return labels;
    }
}
