package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.ParsedDocument;
import io.castling.extraction.text.RandomText;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerPropertiesTest {

    private static final Catalogue CATALOGUE = CatalogueReader.bundled();
    private static final SystemRecognizer RECOGNIZER = new SystemRecognizer(CATALOGUE);
    private static final Set<String> COMPACT = CATALOGUE.entries().stream()
            .flatMap(entry -> entry.spellings().stream())
            .map(spelling -> Grammar.compact(spelling.text()))
            .collect(Collectors.toSet());
    private static final int INPUTS = 14_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void mentions_lie_inside_their_field_in_order_and_never_overlap(long seed) {
        Random random = new Random(seed);
        for (int input = 0; input < INPUTS; input++) {
            Document document = document(RandomText.of(random), RandomText.of(random));
            try {
                checkSpans(document, RECOGNIZER.recognize(ParsedDocument.of(document)));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", input " + input, e);
            }
        }
    }

    private static void checkSpans(Document document, List<SystemMention> mentions) {
        Field field = Field.TITLE;
        int end = 0;
        for (SystemMention mention : mentions) {
            if (mention.span().field() != field) {
                assertThat(mention.span().field()).isEqualTo(Field.TEXT);
                field = Field.TEXT;
                end = 0;
            }
            if (mention.span().start() < end || !document.words(mention.span()).equals(mention.text())) {
                throw new AssertionError("misplaced: " + mention);
            }
            end = mention.span().end();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designations")
    void every_designation_of_the_catalogue_is_recognised_as_print_varies_it(String spelling, String system) {
        for (String variant : variants(spelling)) {
            Document document = document("", "They moved two " + variant + " missile launchers to the missile base.");

            assertThat(RECOGNIZER.recognize(ParsedDocument.of(document)))
                    .as(variant)
                    .extracting(mention -> mention.system().name())
                    .containsExactly(system);
        }
    }

    private static List<String> variants(String spelling) {
        boolean pluralIsAnother = COMPACT.contains(Grammar.compact(spelling + "s"));
        return List.of(
                spelling,
                pluralIsAnother ? spelling : spelling + "s",
                spelling.replace(' ', '-'),
                spelling.replace('-', '‑'),
                spelling + "'s");
    }

    static Stream<String[]> designations() {
        return CATALOGUE.entries().stream()
                .flatMap(entry -> entry.spellings().stream()
                        .filter(spelling -> spelling.use() == Spelling.Use.ALONE)
                        .map(spelling ->
                                new String[] {spelling.text(), entry.system().name()}));
    }

    @Test
    void the_same_document_gives_the_same_mentions() {
        Document document = document("Patriots go north", "The Patriot battery and the S-300/400 left. Bastion too.");

        assertThat(RECOGNIZER.recognize(ParsedDocument.of(document)))
                .isEqualTo(RECOGNIZER.recognize(ParsedDocument.of(document)));
    }

    @Test
    void many_threads_share_one_recogniser() {
        Random random = new Random(42);
        List<Document> documents = Stream.generate(() -> document(RandomText.of(random), RandomText.of(random)))
                .limit(2_000)
                .toList();
        List<List<SystemMention>> one = documents.stream()
                .map(document -> RECOGNIZER.recognize(ParsedDocument.of(document)))
                .toList();

        List<List<SystemMention>> many = documents.parallelStream()
                .map(document -> RECOGNIZER.recognize(ParsedDocument.of(document)))
                .toList();

        assertThat(many).isEqualTo(one);
    }

    private static Document document(String title, String text) {
        return new Document("case", title, text, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
