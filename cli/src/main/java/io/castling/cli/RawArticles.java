package io.castling.cli;

import io.castling.extraction.text.Document;
import io.castling.schemas.PublicationProvenance;
import io.castling.schemas.RawArticle;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Documents as the articles that ingest would have made of them. */
final class RawArticles {

    private RawArticles() {}

    static RawArticle of(Document document) {
        var article = RawArticle.newBuilder()
                .setId(document.id())
                .setTitle(document.title())
                .setText(document.text())
                .setUrl(document.url().orElse(null))
                .setSource(document.source().orElse(null))
                .setFetched(Instant.EPOCH)
                .setHeaders(Map.of());
        document.published()
                .ifPresent(day -> article.setPublished(
                                day.atStartOfDay(ZoneOffset.UTC).toInstant())
                        .setPublishedBy(PublicationProvenance.GIVEN));
        return article.build();
    }
}
