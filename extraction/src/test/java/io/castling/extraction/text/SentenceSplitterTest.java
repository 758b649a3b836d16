package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

    /** Each case is one text, with {@code |} where a sentence is to end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The U.S. Army moved them.|They left.",
                "They came from the U.S.|The launchers stayed.",
                "Gen. Mark Milley said so.|Lt. Gen. Smith agreed.",
                "It cost 2.5 million.|No. 5 battery left on Nov. 9 at 5 p.m.|It came back.",
                "“It is over.”|Putin left.",
                "“Stop!” he said.|Then he left.",
                "\"Where they have gone remains uncertain,\" the outlet said.|It is a mystery.",
                "WARSAW, Poland — Patriot batteries left.|They came back.",
                "Russia moved S-300V4s.|Iturup lost them.",
                "They are Pantsir-S.|Russia has many.",
                "Yu. Koizumi and J. R. Smith spoke.|Nobody listened.",
                "St. Petersburg is far.|Is it?|Yes!",
                "It makes all the difference.|Russia has moved.",
                "One line\n|Another line.\n|A third.",
                "Wrapped text goes on\nin lower case and then\nit ends.|It does.",
                "Raytheon Co. built it.|Lockheed Martin Corp. did not.",
                "The S-400 (SA-21).|It left... or did it?|We know.",
                "He spoke on Sept. 3, 2022.|In Dec. the unit left.",
                "It is told on p. 5 of the report.|Nobody read it.",
                "1. First we moved.\n|2. Then we left.",
                "It left Gen.\u00a0Smith's base at St.\u00a0Petersburg.|It has 2.5 t.",
                "😀 The battery 🚀 left.|🇺🇦 It arrived.",
            })
    void sentences_end_where_a_reader_ends_them(String marked) {
        String text = marked.replace("|", marked.contains("\n|") ? "" : " ");
        List<String> expected = List.of(marked.split("\\n?\\|"));

        Passage passage = PassageReader.body(text);

        assertThat(passage.sentences())
                .extracting(s -> passage.tokens().text(s.first(), s.end()))
                .isEqualTo(expected);
    }
}
