package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any text whatever; each seed tries a few thousand. */
class TextPropertiesTest {

    private static final int INPUTS = 7_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void reading_never_fails_and_covers_every_character(long seed) {
        Random random = new Random(seed);
        for (int input = 0; input < INPUTS; input++) {
            String text = RandomText.of(random);
            ParsedDocument parsed = ParsedDocument.of(new Document(
                    "random", RandomText.of(random), text, Optional.empty(), Optional.empty(), Optional.empty()));
            try {
                checkTokens(parsed.body().tokens());
                checkSentences(parsed.body());
                checkSentences(parsed.title());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", input " + input + ": " + escaped(text), e);
            }
        }
    }

    private static void checkTokens(Tokens tokens) {
        String text = tokens.text();
        int covered = 0;
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.start(token) < covered || tokens.end(token) <= tokens.start(token)) {
                throw new AssertionError("token " + token + " overlaps or is empty");
            }
            checkBlank(text, covered, tokens.start(token));
            covered = tokens.end(token);
            if (tokens.at(tokens.start(token)) != token || tokens.folded(token) == null) {
                throw new AssertionError("token " + token + " is not where it says");
            }
        }
        checkBlank(text, covered, text.length());
    }

    private static void checkBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            byte kind = Folding.classOf(text.charAt(i));
            if (kind != Folding.SPACE && kind != Folding.IGNORABLE) {
                throw new AssertionError("character " + i + " is in no token");
            }
        }
    }

    private static void checkSentences(Passage passage) {
        int token = 0;
        int block = -1;
        for (Sentence sentence : passage.sentences()) {
            assertThat(sentence.first()).isEqualTo(token);
            assertThat(sentence.size()).isBetween(1, Sentence.LONGEST);
            assertThat(sentence.block()).isBetween(Math.max(0, block), block + 1);
            assertThat(sentence.kind())
                    .isEqualTo(passage.blocks().get(sentence.block()).kind());
            assertThat(passage.blocks().get(sentence.block()).span().contains(passage.span(sentence)))
                    .isTrue();
            assertThat(passage.sentences().get(passage.sentenceOf(token))).isEqualTo(sentence);
            token = sentence.end();
            block = sentence.block();
        }
        assertThat(token).isEqualTo(passage.tokens().size());
        assertThat(block).isEqualTo(passage.blocks().size() - 1);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < 127 && c > 31 ? (char) c : "\\u%04x".formatted(c)));
        return escaped.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_name_is_found_wherever_it_stands_and_however_its_hyphens_and_accents_are_written(long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("Rostov-on-Don", "Suwałki", "St. Petersburg", "Sana'a", "Washington", "Коломна");
        NameTable table = NameTable.of(names);
        for (int input = 0; input < 500; input++) {
            String name = names.get(random.nextInt(names.size()));
            String text = RandomText.of(random).replaceAll("[\\p{L}\\p{N}'’.\\-\\p{M}\\p{Cf}]+$", "") + " " + name
                    + ", " + RandomText.of(random);

            assertThat(NameTableTest.found(table, text))
                    .as("seed %d, input %d: %s", seed, input, escaped(text))
                    .contains(names.indexOf(name));
        }
    }
}
