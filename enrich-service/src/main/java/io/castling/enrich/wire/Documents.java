package io.castling.enrich.wire;

import io.castling.extraction.text.Document;
import io.castling.schemas.RawArticle;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Raw articles as documents. */
final class Documents {

    private Documents() {}

    static Document of(RawArticle article) {
        return new Document(
                article.getId(),
                Optional.ofNullable(article.getTitle()).orElse(""),
                Optional.ofNullable(article.getText()).orElse(""),
                Optional.ofNullable(article.getUrl()),
                Optional.ofNullable(article.getSource()),
                Optional.ofNullable(article.getPublished())
                        .map(published -> LocalDate.ofInstant(published, ZoneOffset.UTC)));
    }
}
