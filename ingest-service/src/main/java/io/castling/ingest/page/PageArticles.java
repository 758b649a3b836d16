package io.castling.ingest.page;

import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission;
import io.castling.ingest.article.Submission.Details;
import io.castling.ingest.page.PageReader.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Pages as articles. May be shared by threads. */
public final class PageArticles {

    private final PageReader reader = new PageReader();
    private final int maxBytes;

    /** @param maxBytes markup that would make the article larger than this is not kept, its text is */
    public PageArticles(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param contentType header of the response, where there was one
     * @param url where the page was fetched from; empty where it was not
     * @param fetched when; a later date of publication is in doubt
     */
    public Reading read(byte[] bytes, Optional<String> contentType, String url, Instant fetched, Origin origin) {
        return switch (reader.read(bytes, contentType, url, fetched)) {
            case Result.NoPage no ->
                new Rejected(
                        no.why().reason(),
                        new Origin(
                                origin.input(),
                                no.why().line().map(OptionalLong::of).orElse(origin.line()),
                                origin.column()),
                        no.why().detail());
            case Result.Read read -> article(read.page(), read.markup(), origin);
        };
    }

    private Reading article(Page page, String markup, Origin origin) {
        if (page.text().isBlank()) {
            return Wall.of(page.title(), "", markup)
                    .map(wall -> new Rejected(Reason.BLOCKED, origin, wall))
                    .orElseGet(() -> new Rejected(Reason.EMPTY, origin, "no running text was found on the page"));
        }
        Optional<String> wall = Wall.of(page.title(), page.text(), markup);
        if (wall.isPresent()) {
            return new Rejected(Reason.BLOCKED, origin, wall.get());
        }
        int size = page.text().getBytes(StandardCharsets.UTF_8).length + markup.getBytes(StandardCharsets.UTF_8).length;
        Map<String, String> notes = new HashMap<>(page.notes());
        if (size > maxBytes) {
            notes.put("html-left-out", "too large");
        }
        return new Reading.Read(
                new Submission(
                        Optional.empty(),
                        page.title(),
                        page.text(),
                        page.url(),
                        page.site().or(() -> page.url().map(url -> url.host().replaceFirst("^www\\.", ""))),
                        page.published(),
                        new Details(
                                page.language(),
                                page.byline(),
                                page.section(),
                                size > maxBytes ? Optional.empty() : Optional.of(markup),
                                notes)),
                origin);
    }
}
