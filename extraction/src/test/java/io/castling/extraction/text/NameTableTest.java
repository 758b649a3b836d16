package io.castling.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTableTest {

    @Test
    void the_longest_name_wins_whatever_its_hyphens_case_and_accents() {
        NameTable table = NameTable.of(List.of("Rostov", "Rostov-on-Don", "St. Petersburg", "Suwałki"));

        assertThat(found(table, "ROSTOV on Don, Rostov on the, rostov-on-don—a, St Petersburg, Suwalki's"))
                .containsExactly(1, 0, 1, 2, 3);
    }

    @Test
    void a_name_ends_by_the_limit() {
        NameTable table = NameTable.of(List.of("Rostov", "Rostov-on-Don"));
        Tokens tokens = Tokens.of("Rostov-on-Don");

        assertThat(NameTable.name(table.longest(tokens, 0))).isEqualTo(1);
        assertThat(NameTable.name(table.longest(tokens, 0, tokens.size() - 1))).isZero();
        assertThat(table.longest(tokens, 0, 0)).isEqualTo(NameTable.NONE);
    }

    @Test
    void names_may_come_folded() {
        byte[] letters = "rostov on don".getBytes(StandardCharsets.US_ASCII);
        NameTable.Builder builder = new NameTable.Builder(1);
        builder.add(letters, letters.length, 7);

        assertThat(found(builder.build(), "in Rostov-on-Don")).containsExactly(7);
    }

    @Test
    void a_table_grows_with_its_names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            names.add("Name" + i + " of Place" + i % 7);
        }
        NameTable table = NameTable.of(names);

        for (int i = 0; i < names.size(); i++) {
            assertThat(found(table, names.get(i))).containsExactly(i);
        }
    }

    @Test
    void names_without_words_are_refused() {
        assertThatThrownBy(() -> NameTable.of(List.of(" "))).hasMessageContaining("1 to 12 words");
    }

    /** Numbers of the names from left to right, each the longest at its start, none overlapping another. */
    static List<Integer> found(NameTable table, String text) {
        Tokens tokens = Tokens.of(text);
        List<Integer> numbers = new ArrayList<>();
        for (int token = 0; token < tokens.size(); ) {
            long found = table.longest(tokens, token);
            if (found == NameTable.NONE) {
                token++;
            } else {
                numbers.add(NameTable.name(found));
                token = NameTable.end(found);
            }
        }
        return numbers;
    }
}
