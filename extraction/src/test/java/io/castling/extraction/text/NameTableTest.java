package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NameTableTest {

    @Test
    void the_longest_name_wins_whatever_its_hyphens_case_and_accents() {
        NameTable.Builder builder = new NameTable.Builder();
        int rostov = builder.add("Rostov");
        int don = builder.add("Rostov-on-Don");
        int petersburg = builder.add("St. Petersburg");
        int suwalki = builder.add("Suwałki");
        NameTable table = builder.build();

        assertThat(table.matches(Tokens.of("ROSTOV on Don, Rostov on the, rostov-on-don—a, St Petersburg, Suwalki's")))
                .extracting(NameTable.Match::id)
                .containsExactly(don, rostov, don, petersburg, suwalki);
        assertThat(table.find("rostov on don")).isEqualTo(don);
        assertThat(table.find("Rostov on")).isZero();
        assertThat(table.size()).isEqualTo(4);
    }

    @Test
    void one_spelling_has_one_id() {
        NameTable.Builder builder = new NameTable.Builder();

        assertThat(builder.add("Rostov on Don")).isEqualTo(builder.add("rostov-on-don"));
    }

    @Test
    void names_without_words_are_refused() {
        NameTable.Builder builder = new NameTable.Builder();

        assertThatThrownBy(() -> builder.add(" ")).hasMessageContaining("1 to 12 words");
    }
}
