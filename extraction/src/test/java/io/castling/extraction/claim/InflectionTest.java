package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {

    @ParameterizedTest
    @CsvSource({
        "move, moves, moved, moving",
        "ship, ships, shipped, shipping",
        "transfer, transfers, transferred, transferring",
        "deploy, deploys, deployed, deploying",
        "carry, carries, carried, carrying",
        "reach, reaches, reached, reaching",
        "land, lands, landed, landing",
        "withdraw, withdraws, withdrawed, withdrawing",
        "put, puts, putted, putting",
        "haul, hauls, hauled, hauling"
    })
    void regular_forms_follow_the_spelling_of_the_verb(String base, String third, String past, String ing) {
        assertThat(Inflection.thirdPerson(base)).isEqualTo(third);
        assertThat(Inflection.past(base)).isEqualTo(past);
        assertThat(Inflection.ing(base)).isEqualTo(ing);
    }
}
