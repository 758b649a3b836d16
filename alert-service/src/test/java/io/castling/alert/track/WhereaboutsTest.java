package io.castling.alert.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    @Test
    void aSystemIsWhereItCameToUntilItLeaves() {
        assertThat(places("the return journey is another relocation")).containsExactly("Fort Hood", "Romania departed");
    }

    @Test
    void aPlanAndAGuessAreNoWhereabouts() {
        assertThat(places("two islands left at once are one relocation")).isEmpty();
        assertThat(places("from different countries to one")).isEmpty();
    }

    @Test
    void theWayThereAndBackLeavesItWhereItStarted() {
        assertThat(places("there and back within a day's drive")).containsExactly("Sochaczew", "Bemowo departed");
    }

    private static List<String> places(String scenario) {
        Sequence sequence = Sequence.of(Scenario.read("named-cases.txt").stream()
                .filter(each -> each.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .reports());
        return Whereabouts.of(sequence.relocations()).stream()
                .map(whereabout ->
                        whereabout.place().name() + (whereabout.departed().isPresent() ? " departed" : ""))
                .toList();
    }
}
