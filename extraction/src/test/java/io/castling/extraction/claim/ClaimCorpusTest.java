package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.claim.Passages.Labelled;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measures the reader of claims against the corpus: single passages and whole reports, each in a half that rules are
 * tuned with and a half that they never saw. The baselines are what the committed rules reach;
 * they are raised when the rules get better and never lowered to let a change pass.
 */
class ClaimCorpusTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();

    /**
     * @param f1 least F1 of claims with the right system and an end
     * @param fullF1 least F1 of claims with both ends and the status right
     * @param slot least share of counts and of dates that are right
     * @param flagged largest share of articles without a move in which one is reported
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "tuning.yaml,           0.94, 0.92, 0.90, 0.03",
        "checking.yaml,         0.92, 0.83, 0.82, 0.04",
        "reports-tuning.yaml,   0.94, 0.86, 0.81, 0.00",
        "reports-checking.yaml, 0.90, 0.80, 0.89, 0.00",
    })
    void claims_are_read_as_well_as_before(String half, double f1, double fullF1, double slot, double flagged) {
        Score score = measure(half);

        assertThat(score.f1()).as(score.summary()).isGreaterThanOrEqualTo(f1);
        assertThat(score.fullF1()).as(score.summary()).isGreaterThanOrEqualTo(fullF1);
        assertThat(score.slot("count")).as(score.summary()).isGreaterThanOrEqualTo(slot);
        assertThat(score.slot("when")).as(score.summary()).isGreaterThanOrEqualTo(slot);
        assertThat(score.flagged()).as(score.summary()).isLessThanOrEqualTo(flagged);
    }

    private static Score measure(String half) {
        List<Labelled> passages = Passages.read(half);
        Score score = Score.of(passages, p -> ANALYZER.analyze(p.document()).claims());
        System.out.println(half + ": " + score.summary());
        if (Boolean.getBoolean("castling.mistakes")) {
            score.mistakes().forEach(System.out::println);
        }
        return score;
    }
}
