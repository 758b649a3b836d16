package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatelineTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            WARSAW, Poland — Patriot batteries came.      | 4
            MOSCOW (Reuters) - Two launchers came.        | 5
            MIHAIL KOGALNICEANU AIR BASE, Romania — They. | 7
            KYIV, May 3 (AP) – They came.                 | 8
            SEOUL — They came.                            | 2
            The S-400 — a system — came.                  | 0
            NATO said on Monday — as before — nothing.    | 0
            """)
    void the_place_and_dash_before_a_report_are_its_dateline(String text, int tokens) {
        Passage passage = PassageReader.body(text);

        assertThat(IntStream.range(0, passage.tokens().size())
                        .filter(token -> passage.tokens().has(token, Tokens.DATELINE))
                        .count())
                .isEqualTo(tokens);
        assertThat(passage.tokens().has(tokens, Tokens.SENTENCE_START)).isTrue();
    }
}
