package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Published.Provenance;
import io.castling.ingest.article.Submission;
import io.castling.ingest.article.Submission.Details;
import io.castling.platform.kafka.CloudEvent;
import io.castling.schemas.PublicationProvenance;
import io.castling.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Articles as records of the topic. */
final class RawArticles {

    /** CloudEvents extensions that let a reader tell revisions apart without decoding the value. */
    private static final String REVISION = "ce_revision";

    private static final String CONTENT_HASH = "ce_contenthash";
    private static final String TYPE = "io.castling.article.raw.v1";
    private static final String SOURCE = "/castling/ingest";

    private RawArticles() {}

    /** Which body of which article a record carries. */
    record Body(ArticleId id, String contentHash, int revision) {}

    static ProducerRecord<String, RawArticle> record(String topic, Article article, int revision) {
        var record = new ProducerRecord<String, RawArticle>(
                topic, null, article.fetched().toEpochMilli(), article.id().value(), value(article, revision));
        // The same body of the same article is the same event, however often it is sent.
        new CloudEvent(article.id().value() + '.' + revision, SOURCE, TYPE, article.fetched()).addTo(record.headers());
        record.headers().add(REVISION, bytes(Integer.toString(revision)));
        record.headers().add(CONTENT_HASH, bytes(article.contentHash()));
        return record;
    }

    /** Empty for a record that another kind of writer put there. */
    static Optional<Body> body(byte[] key, Headers headers) {
        Optional<String> hash = header(headers, CONTENT_HASH);
        OptionalInt revision = header(headers, REVISION)
                .filter(digits -> digits.matches("[1-9]\\d{0,8}"))
                .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
                .orElse(OptionalInt.empty());
        String id = new String(key, StandardCharsets.UTF_8);
        return hash.isPresent() && revision.isPresent() && ArticleId.isUsable(id)
                ? Optional.of(new Body(new ArticleId(id), hash.get(), revision.getAsInt()))
                : Optional.empty();
    }

    static RawArticle value(Article article, int revision) {
        Submission submission = article.submission();
        return RawArticle.newBuilder()
                .setId(article.id().value())
                .setRevision(revision)
                .setUrl(submission.url().map(CanonicalUrl::value).orElse(null))
                .setSource(submission.source().orElse(null))
                .setTitle(submission.title().isEmpty() ? null : submission.title())
                .setText(submission.text())
                .setHtml(submission.details().html().orElse(null))
                .setLanguage(submission.details().language().orElse(null))
                .setByline(submission.details().byline().orElse(null))
                .setSection(submission.details().section().orElse(null))
                .setPublished(submission.published().map(Published::at).orElse(null))
                .setPublishedBy(submission
                        .published()
                        .map(published -> provenance(published.by()))
                        .orElse(PublicationProvenance.UNKNOWN))
                .setFetched(article.fetched())
                .setContentHash(article.contentHash())
                .setHeaders(submission.details().headers())
                .build();
    }

    /** The article that {@link #value} was made from. */
    static Article article(RawArticle value) {
        Optional<Instant> at = Optional.ofNullable(value.getPublished());
        var details = new Details(
                Optional.ofNullable(value.getLanguage()),
                Optional.ofNullable(value.getByline()),
                Optional.ofNullable(value.getSection()),
                Optional.ofNullable(value.getHtml()),
                value.getHeaders());
        var id = new ArticleId(value.getId());
        var submission = new Submission(
                Optional.of(id),
                Optional.ofNullable(value.getTitle()).orElse(""),
                Optional.ofNullable(value.getText()).orElse(""),
                Optional.ofNullable(value.getUrl()).flatMap(CanonicalUrl::of),
                Optional.ofNullable(value.getSource()),
                provenance(value.getPublishedBy()).flatMap(by -> at.map(time -> new Published(time, by))),
                details);
        return new Article(id, value.getContentHash(), submission, value.getFetched());
    }

    private static Optional<Provenance> provenance(PublicationProvenance by) {
        return switch (by) {
            case GIVEN -> Optional.of(Provenance.GIVEN);
            case FEED -> Optional.of(Provenance.FEED);
            case JSON_LD -> Optional.of(Provenance.JSON_LD);
            case META -> Optional.of(Provenance.META);
            case TIME_ELEMENT -> Optional.of(Provenance.TIME_ELEMENT);
            case URL -> Optional.of(Provenance.URL);
            case TEXT -> Optional.of(Provenance.TEXT);
            case HTTP -> Optional.of(Provenance.HTTP);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static PublicationProvenance provenance(Provenance by) {
        return switch (by) {
            case GIVEN -> PublicationProvenance.GIVEN;
            case FEED -> PublicationProvenance.FEED;
            case JSON_LD -> PublicationProvenance.JSON_LD;
            case META -> PublicationProvenance.META;
            case TIME_ELEMENT -> PublicationProvenance.TIME_ELEMENT;
            case URL -> PublicationProvenance.URL;
            case TEXT -> PublicationProvenance.TEXT;
            case HTTP -> PublicationProvenance.HTTP;
        };
    }

    private static Optional<String> header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
