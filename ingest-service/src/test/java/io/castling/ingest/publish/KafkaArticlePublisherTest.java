package io.castling.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.CanonicalUrl;
import io.castling.ingest.article.Published;
import io.castling.ingest.article.Submission;
import io.castling.ingest.article.Submission.Details;
import io.castling.platform.kafka.CloudEvent;
import io.castling.platform.kafka.TraceContext;
import io.castling.schemas.PublicationProvenance;
import io.castling.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

final class KafkaArticlePublisherTest {

    private static final String TOPIC = "castling.articles.raw.v1";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final KnownArticles known = new KnownArticles(1000);

    @Test
    void publishesAnArticleWithAllThatIsKnownOfIt() {
        MockProducer<String, RawArticle> producer = producer(true);
        var submission = new Submission(
                Optional.of(new ArticleId("a-1")),
                "Headline",
                "Text.",
                CanonicalUrl.of("https://example.com/x"),
                Optional.of("example.com"),
                Optional.of(new Published(NOW.minusSeconds(60), Published.Provenance.JSON_LD)),
                new Details(
                        Optional.of("en"),
                        Optional.of("N. N."),
                        Optional.of("World"),
                        Optional.empty(),
                        Map.of("a", "b")));

        assertThat(publisher(producer).publish(List.of(submission)))
                .containsExactly(new Outcome.Published(new ArticleId("a-1"), 1));

        ProducerRecord<String, RawArticle> record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo(TOPIC);
        assertThat(record.key()).isEqualTo("a-1");
        assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(CloudEvent.from(record.headers())).hasValueSatisfying(event -> {
            assertThat(event.id()).isEqualTo("a-1.1");
            assertThat(event.type()).isEqualTo("io.castling.article.raw.v1");
        });
        assertThat(TraceContext.from(record.headers())).isPresent();
        RawArticle value = record.value();
        assertThat(value.getId()).isEqualTo("a-1");
        assertThat(value.getRevision()).isEqualTo(1);
        assertThat(value.getUrl()).isEqualTo("https://example.com/x");
        assertThat(value.getTitle()).isEqualTo("Headline");
        assertThat(value.getText()).isEqualTo("Text.");
        assertThat(value.getPublished()).isEqualTo(NOW.minusSeconds(60));
        assertThat(value.getPublishedBy()).isEqualTo(PublicationProvenance.JSON_LD);
        assertThat(value.getFetched()).isEqualTo(NOW);
        assertThat(value.getHeaders()).containsEntry("a", "b");
        assertThat(value.getContentHash()).hasSize(64);
    }

    @Test
    void dropsABodyThatItHasAndCountsANewOneAsRevision() {
        MockProducer<String, RawArticle> producer = producer(true);
        var publisher = publisher(producer);

        assertThat(publisher.publish(List.of(article("a", "one"), article("a", "ONE"), article("a", "two"))))
                .containsExactly(published("a", 1), duplicate("a", 1), published("a", 2));
        assertThat(publisher.publish(List.of(article("a", "one"), article("a", "two"), article("a", "three"))))
                .containsExactly(duplicate("a", 1), duplicate("a", 2), published("a", 3));
        assertThat(producer.history())
                .extracting(record -> record.value().getRevision())
                .containsExactly(1, 2, 3);
    }

    @Test
    void goesOnFromWhatWasReadFromTheTopic() {
        MockProducer<String, RawArticle> producer = producer(true);
        publisher(producer).publish(List.of(article("a", "one"), article("b", "x"), article("a", "two")));
        var afterRestart = new KnownArticles(1000);
        producer.history()
                .forEach(record -> RawArticles.body(record.key().getBytes(StandardCharsets.UTF_8), record.headers())
                        .ifPresent(body -> afterRestart.add(body.id(), body.contentHash(), body.revision())));

        var restarted = new KafkaArticlePublisher(
                producer, TOPIC, afterRestart, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

        assertThat(restarted.publish(List.of(article("a", "two"), article("a", "three"), article("b", "x"))))
                .containsExactly(duplicate("a", 2), published("a", 3), duplicate("b", 1));
    }

    @Test
    void answersOnlyWhenTheBrokerHas() {
        MockProducer<String, RawArticle> producer = producer(false);
        var publisher = publisher(producer);
        CompletableFuture<List<Outcome>> outcomes =
                CompletableFuture.supplyAsync(() -> publisher.publish(List.of(article("a", "one"))));
        awaitSent(producer, 1);

        assertThat(outcomes).isNotDone();
        producer.completeNext();
        assertThat(outcomes.join()).containsExactly(published("a", 1));
    }

    @Test
    void givesAConcurrentCopyTheFateOfTheFirst() {
        MockProducer<String, RawArticle> producer = producer(false);
        var publisher = publisher(producer);
        CompletableFuture<List<Outcome>> both = CompletableFuture.supplyAsync(
                () -> publisher.publish(List.of(article("a", "one"), article("a", "one"))));
        awaitSent(producer, 1);
        producer.errorNext(new TimeoutException("no broker"));

        assertThat(both.join()).hasOnlyElementsOfType(Outcome.Unavailable.class).hasSize(2);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void publishesAfterAFailureAsIfNothingHadBeen() {
        MockProducer<String, RawArticle> producer = producer(false);
        var publisher = publisher(producer);
        CompletableFuture<List<Outcome>> failed =
                CompletableFuture.supplyAsync(() -> publisher.publish(List.of(article("a", "one"))));
        awaitSent(producer, 1);
        producer.errorNext(new TimeoutException("no broker"));
        assertThat(failed.join()).containsExactly(new Outcome.Unavailable(new ArticleId("a"), "no broker"));

        CompletableFuture<List<Outcome>> again =
                CompletableFuture.supplyAsync(() -> publisher.publish(List.of(article("a", "one"))));
        awaitSent(producer, 2);
        producer.completeNext();
        assertThat(again.join()).containsExactly(published("a", 1));
    }

    @Test
    void refusesWhatTheTopicCanNeverTake() {
        MockProducer<String, RawArticle> producer = producer(true);
        producer.sendException = new RecordTooLargeException("8 MB are too many");

        assertThat(publisher(producer).publish(List.of(article("a", "one"))))
                .containsExactly(new Outcome.Refused(new ArticleId("a"), "8 MB are too many"));
    }

    private KafkaArticlePublisher publisher(MockProducer<String, RawArticle> producer) {
        return new KafkaArticlePublisher(producer, TOPIC, known, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
    }

    private static MockProducer<String, RawArticle> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new StringSerializer(), (topic, value) -> new byte[0]);
    }

    private static void awaitSent(MockProducer<String, RawArticle> producer, int count) {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (producer.history().size() < count) {
            assertThat(System.nanoTime()).as("records sent within 5 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static Submission article(String id, String text) {
        return new Submission(
                Optional.of(new ArticleId(id)),
                "",
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Details.NONE);
    }

    private static Outcome published(String id, int revision) {
        return new Outcome.Published(new ArticleId(id), revision);
    }

    private static Outcome duplicate(String id, int revision) {
        return new Outcome.Duplicate(new ArticleId(id), revision);
    }
}
