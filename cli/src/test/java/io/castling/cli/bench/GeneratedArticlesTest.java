package io.castling.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.text.Document;
import io.castling.schemas.RawArticle;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratedArticlesTest {

    private static final int SIZE = 3_800;
    private final GeneratedArticles articles = new GeneratedArticles(1, 10_000, SIZE);

    @Test
    void the_same_seed_gives_the_same_articles_in_any_order() {
        RawArticle late = articles.article(4_711);
        Iterator<RawArticle> again = new GeneratedArticles(1, 10_000, SIZE).iterator();
        for (int i = 0; i < 4_711; i++) {
            again.next();
        }

        assertThat(again.next()).isEqualTo(late);
        assertThat(new GeneratedArticles(2, 10_000, SIZE).article(4_711)).isNotEqualTo(late);
    }

    @Test
    void articles_have_the_size_that_is_asked_for() {
        assertThat(LongStream.range(0, 500).mapToObj(articles::article))
                .allSatisfy(article -> assertThat(article.getText()).hasSizeBetween(SIZE, SIZE + 200));
    }

    @Test
    void a_year_holds_as_many_as_asked_for() {
        assertThat(articles.article(9_999).getPublished())
                .isAfter("2025-12-31T00:00:00Z")
                .isBefore("2026-01-01T00:00:00Z");
    }

    @Test
    void of_each_round_four_articles_tell_the_same_movement_and_one_of_them_is_a_revision() {
        var analyzer = Analyzer.bundled();
        int rounds = 60;
        int claims = 0;
        for (long round = 0; round < rounds; round++) {
            List<RawArticle> all = LongStream.range(
                            round * GeneratedArticles.ROUND, (round + 1) * GeneratedArticles.ROUND)
                    .mapToObj(articles::article)
                    .toList();

            List<Claim> found = all.stream()
                    .flatMap(article -> analyzer.analyze(document(article)).claims().stream())
                    .toList();
            claims += found.size();
            assertThat(found.stream().map(claim -> claim.system().name()).distinct())
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(all)
                    .filteredOn(article -> article.getRevision() == 2)
                    .singleElement()
                    .extracting(RawArticle::getId)
                    .isEqualTo(all.get(1).getId());
        }

        assertThat(claims).isBetween(rounds * 4 * 9 / 10, rounds * 4);
    }

    private static Document document(RawArticle article) {
        return new Document(
                article.getId(),
                article.getTitle(),
                article.getText(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.ofEpochDay(article.getPublished().toEpochMilli() / 86_400_000)));
    }
}
