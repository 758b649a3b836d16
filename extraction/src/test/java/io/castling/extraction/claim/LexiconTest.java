package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.extraction.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {

    @Test
    void a_verb_is_known_in_all_its_forms() {
        PhraseTable<Entry> phrases =
                Lexicon.read(List.of("verb TRANSFER: fly [flew flown]")).phrases();

        for (String form : List.of("fly", "flies", "flew", "flown", "flying")) {
            long found = phrases.longest(Tokens.of(form), 0);
            assertThat(found).as(form).isNotEqualTo(PhraseTable.NONE);
            assertThat(phrases.value(found).moving()).isEqualTo(Movement.TRANSFER);
        }
    }

    @Test
    void the_longest_phrase_wins_across_hyphens() {
        PhraseTable<Entry> phrases = Lexicon.read(List.of("TO: to", "COREFERENT: surface to air missiles"))
                .phrases();
        Tokens tokens = Tokens.of("surface-to-air missiles");

        long found = phrases.longest(tokens, 0);

        assertThat(PhraseTable.end(found)).isEqualTo(tokens.size());
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> Lexicon.read(List.of("# words", "TELEPORT: beam")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("TELEPORT");
    }
}
