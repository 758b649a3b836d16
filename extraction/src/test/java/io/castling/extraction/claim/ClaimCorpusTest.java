package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.claim.Passages.Labelled;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures the reader of claims against the two halves of the corpus. The baselines are what the committed rules reach;
 * they are raised when the rules get better and never lowered to let a change pass.
 */
class ClaimCorpusTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();

    @Test
    void the_half_that_rules_are_tuned_with_is_read_as_well_as_before() {
        check(measure("tuning.yaml"), 0.92, 0.82, 0.03);
    }

    @Test
    void the_half_that_rules_never_saw_is_read_as_well_as_before() {
        check(measure("checking.yaml"), 0.91, 0.79, 0.04);
    }

    private static void check(Score score, double f1, double fullF1, double flagged) {
        assertThat(score.f1()).as(score.summary()).isGreaterThanOrEqualTo(f1);
        assertThat(score.fullF1()).as(score.summary()).isGreaterThanOrEqualTo(fullF1);
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
