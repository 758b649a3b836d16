package io.castling.alert.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.policy.AlertType;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Forty-eight movements as several outlets tell them, with near misses that must stay apart. The rules were tuned on the
 * first half; of the second, one constant was looked at ({@link Timeframe#REPORTS_DAYS}).
 */
class CorpusTest {

    @ParameterizedTest
    @CsvSource({"tuning-corpus.txt, 0.97", "checking-corpus.txt, 0.95"})
    void movementsToldByManyAreToldApart(String file, double least) {
        Scenario scenario = Scenario.read(file).getFirst();
        Set<Set<String>> labelled = Sequence.labelled(scenario);
        Set<Set<String>> first = Sequence.of(scenario.reports()).partition();
        assertThat(BCubed.f1(first, labelled)).as("B-cubed F1 of %s", file).isGreaterThanOrEqualTo(least);
        for (int seed = 0; seed < 20; seed++) {
            List<Report> reports = Sequence.shuffled(scenario.reports(), new Random(seed));
            assertThat(Sequence.of(reports).partition()).as("seed %d", seed).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({"tuning-corpus.txt", "checking-corpus.txt"})
    void eachMovementIsNewOnce(String file) {
        Scenario scenario = Scenario.read(file).getFirst();
        long news = Sequence.of(scenario.reports()).alerts().stream()
                .filter(alert -> alert.type() == AlertType.NEW)
                .count();
        assertThat((double) news / Sequence.labelled(scenario).size())
                .as("NEW alerts for each movement of %s", file)
                .isLessThanOrEqualTo(1.1);
    }
}
