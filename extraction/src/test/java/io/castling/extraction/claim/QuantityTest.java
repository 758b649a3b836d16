package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many are said to move: units of the system, as the article counts them. */
class QuantityTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two S-400 batteries                      | 2
            12 S-400 launchers                       | 12
            twenty-two S-400 launchers               | 22
            an S-400 battery                         | 1
            a second S-400 battery                   | 1
            the S-400 battery                        | 1
            another two S-400 batteries              | 2
            half a dozen S-400 launchers             | 6
            a dozen S-400 launchers                  | 12
            two dozen S-400 launchers                | 24
            a pair of S-400 launchers                | 2
            at least three S-400 launchers           | 3
            no fewer than three S-400 launchers      | 3
            almost 100 S-400 missiles                | 100
            two S-400 batteries of six launchers     | 2
            one of its two S-400 batteries           | 1
            the first of four S-400 batteries        | 1
            four launchers for the S-400 system      | 4
            its modern S-400s                        |
            several S-400 batteries                  |
            a batch of S-400 launchers               |
            a handful of S-400s                      |
            between four and six S-400 launchers     |
            three to four S-400 launchers            |
            300 S-400 vehicles                       | 300
            """)
    void a_noun_phrase_counts_units(String phrase, Integer count) {
        assertThat(only("Russia moved " + phrase + " from Syria to Libya.").count())
                .as(phrase)
                .isEqualTo(count == null ? OptionalInt.empty() : OptionalInt.of(count));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S-400s were moved from Syria to Libya. Three launchers left on Monday.                  | 3
            Almost 100 S-400 missiles were moved from Syria to Libya. In all 70 missiles were flown. | 70
            Two S-400 launchers were found. They were moved from Syria to Libya.                    |
            Two S-400 launchers, which stood near Homs, were moved from Syria to Libya.             | 2
            """)
    void the_firmest_number_nearby_counts(String text, Integer count) {
        assertThat(only(text).count()).as(text).isEqualTo(count == null ? OptionalInt.empty() : OptionalInt.of(count));
    }

    @Test
    void systems_that_move_together_are_counted_and_placed_apart() {
        List<Claim> claims =
                read("Two Patriot batteries from Germany and a THAAD battery from Texas will be sent to Israel.");

        assertThat(claims).extracting(c -> c.system().name()).containsExactly("Patriot", "THAAD");
        assertThat(claims).extracting(Claim::count).containsExactly(OptionalInt.of(2), OptionalInt.of(1));
        assertThat(claims)
                .extracting(c -> c.origins().getFirst().text() + " > "
                        + c.destinations().getFirst().text())
                .containsExactly("Germany > Israel", "Texas > Israel");
    }

    @Test
    void the_words_are_those_of_the_article() {
        assertThat(only("Russia moved no fewer than three S-400 launchers from Syria to Libya.")
                        .quantity())
                .contains("no fewer than three S-400 launchers");
        assertThat(only("He said that S-400 launchers were moved from Syria to Libya.")
                        .quantity())
                .isEmpty();
    }

    private static Claim only(String text) {
        List<Claim> claims = read(text);
        assertThat(claims).as(text).hasSize(1);
        return claims.getFirst();
    }

    private static List<Claim> read(String text) {
        Document document = new Document(
                "d", "", text, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2023, 11, 15)));
        return ANALYZER.analyze(document).claims();
    }
}
