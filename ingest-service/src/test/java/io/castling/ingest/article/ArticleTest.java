package io.castling.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.Submission.Details;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void keepsTheIdItWasGiven() {
        assertThat(article("story-7", "https://example.com/a", "Text.").id()).isEqualTo(new ArticleId("story-7"));
    }

    @Test
    void isTheSameUnderEveryAddressOfThePage() {
        assertThat(article(null, "https://www.example.com/a?utm_source=feed", "One text.")
                        .id())
                .isEqualTo(article(null, "http://m.example.com/a/amp#top", "Another text.")
                        .id());
    }

    @Test
    void withoutAddressIsTheSameWhenOnlyTypographyDiffers() {
        assertThat(article(null, null, "“Russia’s” S\u00ADAM \u2013 moved.\n\n Again.")
                        .id())
                .isEqualTo(
                        article(null, null, "\"RUSSIA'S\"  sam - moved. again.").id());
    }

    @Test
    void withoutAddressIsAnotherWhenAWordDiffers() {
        assertThat(article(null, null, "Two launchers moved.").id())
                .isNotEqualTo(article(null, null, "Ten launchers moved.").id());
    }

    @Test
    void hashesTheContentWhateverTheAddress() {
        assertThat(article(null, "https://example.com/a", "Text.").contentHash())
                .isEqualTo(article("x", "https://example.com/b", "text.").contentHash())
                .hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ü", ".a", "a\nb"})
    void refusesAnIdThatNoHeaderCanCarry(String id) {
        assertThat(ArticleId.isUsable(id)).isFalse();
    }

    private static Article article(String id, String url, String text) {
        return Article.of(
                new Submission(
                        Optional.ofNullable(id).map(ArticleId::new),
                        "",
                        text,
                        Optional.ofNullable(url).flatMap(CanonicalUrl::of),
                        Optional.empty(),
                        Optional.empty(),
                        Details.NONE),
                NOW);
    }
}
