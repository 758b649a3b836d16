package io.castling.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.ArticleId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownArticlesTest {

    private static final ArticleId A = new ArticleId("a");

    @Test
    void rememberEveryBodyOfAnArticle() {
        var known = new KnownArticles(100);
        known.add(A, "one", 1);
        known.add(A, "two", 2);

        assertThat(known.revisionWith(A, "one")).hasValue(1);
        assertThat(known.revisionWith(A, "two")).hasValue(2);
        assertThat(known.revisionWith(A, "three")).isEmpty();
        assertThat(known.latestRevision(A)).isEqualTo(2);
        assertThat(known.latestRevision(new ArticleId("b"))).isZero();
    }

    @Test
    void keepTheLatestRevisionWhenAnOldOneIsReadAgain() {
        var known = new KnownArticles(100);
        known.add(A, "two", 2);
        known.add(A, "one", 1);

        assertThat(known.latestRevision(A)).isEqualTo(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void agreeWithAMapWhileNothingHadToBeForgotten(long seed) {
        var random = new Random(seed);
        var known = new KnownArticles(100_000);
        Map<String, Integer> model = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            var id = new ArticleId("a" + random.nextInt(5_000));
            String hash = "h" + random.nextInt(4);
            int revision = 1 + random.nextInt(3);
            model.putIfAbsent(id + " " + hash, revision);
            known.add(id, hash, revision);
        }
        model.forEach((key, revision) -> {
            String[] parts = key.split(" ");
            assertThat(known.revisionWith(new ArticleId(parts[0]), parts[1]))
                    .as("seed %d, %s", seed, key)
                    .hasValue(revision);
        });
    }

    @Test
    void forgetTheOldestAndStayBounded() {
        var known = new KnownArticles(1_000);
        for (int i = 0; i < 50_000; i++) {
            known.add(new ArticleId("a" + i), "h", 1);
            known.revisionWith(new ArticleId("a0"), "h");
        }
        assertThat(known.size()).isLessThanOrEqualTo(2_000);
        assertThat(known.revisionWith(new ArticleId("a49999"), "h")).hasValue(1);
        assertThat(known.revisionWith(new ArticleId("a49600"), "h")).hasValue(1);
        assertThat(known.revisionWith(new ArticleId("a1"), "h")).isEmpty();
        assertThat(known.revisionWith(new ArticleId("a0"), "h"))
                .as("what is asked for all the time stays")
                .hasValue(1);
    }
}
