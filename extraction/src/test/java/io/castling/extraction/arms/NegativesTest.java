package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sport, films, software, persons, ships, towns, myths and firms that are called as weapons are. */
class NegativesTest {

    private static final double FEW = 0.07;

    @ParameterizedTest(name = "{0}")
    @MethodSource("tuning")
    void nothing_is_found_in(String sentence) {
        assertThat(Reader.found("", sentence)).isEmpty();
    }

    static Stream<String> tuning() {
        return Reader.lines("negatives-tuning.txt");
    }

    @Test
    void hardly_anything_is_found_in_sentences_that_no_rule_was_tuned_on() {
        List<String> sentences = Reader.lines("negatives-checking.txt").toList();

        assertThat(sentences.stream()
                        .filter(sentence -> !Reader.found("", sentence).isEmpty()))
                .hasSizeLessThan((int) (sentences.size() * FEW));
    }
}
