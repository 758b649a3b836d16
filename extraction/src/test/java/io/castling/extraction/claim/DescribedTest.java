package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Document;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribedTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();

    @Test
    void islandsThatAreDescribedFirstAreTheGroupThatIsNamedLater() {
        assertThat(origins("The army has pulled its S-400 launchers from a string of Far East islands, officials said."
                        + " The Kuril Islands, which Tokyo calls the Northern Territories, lie off Hokkaido."))
                .containsExactly("Kuril Islands");
    }

    @Test
    void whereTwoGroupsAreNamedTheDescriptionStaysWhatItIs() {
        assertThat(origins("The army has pulled its S-400 launchers from a string of Far East islands, officials said."
                        + " Neither the Kuril Islands nor the Spratly Islands were named."))
                .containsExactly("Far East islands");
    }

    private static List<String> origins(String text) {
        return ANALYZER
                .analyze(new Document("d", "", text, Optional.empty(), Optional.empty(), Optional.empty()))
                .claims()
                .getFirst()
                .origins()
                .stream()
                .map(PlaceMention::place)
                .map(place -> place.name())
                .toList();
    }
}
