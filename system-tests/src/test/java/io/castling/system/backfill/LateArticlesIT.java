package io.castling.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.cli.bench.GeneratedArticles;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A year of news in any order of arrival, through the topologies of the product: one and the same history. */
class LateArticlesIT {

    private static final Lane.Replay IN_ORDER = new Lane.Replay("in-order");
    private static final Lane.Replay SHUFFLED = new Lane.Replay("shuffled");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void twoThousandShuffledArticlesOfAYearGiveTheHistoryOfThoseInOrder() {
        assertThatOrderDoesNotMatter(2_000);
    }

    @Test
    @Tag("heavy")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void fiftyThousandShuffledArticlesOfAYearGiveTheHistoryOfThoseInOrder() {
        assertThatOrderDoesNotMatter(50_000);
    }

    private void assertThatOrderDoesNotMatter(int number) {
        var generated = new GeneratedArticles(42, number, 600);
        List<RawArticle> articles = new ArrayList<>(
                LongStream.range(0, number).mapToObj(generated::article).toList());
        try (var backfill = new Backfill(folder)) {
            backfill.replay(IN_ORDER.id(), backfill.articles("in-order", articles));
            // Revisions come before what they revise, too.
            Collections.shuffle(articles, new Random(42));
            backfill.replay(SHUFFLED.id(), backfill.articles("shuffled", articles));

            var diff = backfill.lanes().diff(IN_ORDER, SHUFFLED);

            assertThat(diff.differences()).isEmpty();
            assertThat(diff.same()).isGreaterThan(number / 50);
            assertThat(backfill.whereabouts(SHUFFLED)).hasSizeGreaterThan(5).isEqualTo(backfill.whereabouts(IN_ORDER));
        }
    }
}
