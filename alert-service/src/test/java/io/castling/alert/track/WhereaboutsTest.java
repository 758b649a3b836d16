package io.castling.alert.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.castling.alert.track.TrackerPropertiesTest#seeds")
    void followingEachStepGivesWhatLookingAtAllGives(long seed) {
        Tracker tracker = new Tracker(TestSources.REGISTRY);
        Track track = Track.empty("S-300");
        Whereabouts followed = new Whereabouts(track);
        Map<Whereabouts.Key, Whereabout> told = new HashMap<>();
        for (Report report : TrackerPropertiesTest.revised(seed)) {
            Step step = tracker.step(track, report);
            track = step.track();
            followed.follow(step.changes())
                    .forEach((key, known) ->
                            known.ifPresentOrElse(whereabout -> told.put(key, whereabout), () -> told.remove(key)));
            assertThat(told).as("seed %d", seed).isEqualTo(new Whereabouts(track).all());
        }
        assertThat(followed.all()).as("seed %d", seed).isEqualTo(told);
    }

    private static List<String> places(String scenario) {
        Sequence sequence = Sequence.of(Scenario.read("named-cases.txt").stream()
                .filter(each -> each.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .reports());
        return sequence.tracks().values().stream()
                .flatMap(track -> new Whereabouts(track).all().values().stream())
                .map(whereabout ->
                        whereabout.place().name() + (whereabout.departed().isPresent() ? " departed" : ""))
                .toList();
    }
}
