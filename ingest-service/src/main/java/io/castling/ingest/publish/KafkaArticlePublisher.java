package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.Submission;
import io.castling.platform.kafka.TraceContext;
import io.castling.schemas.RawArticle;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to {@code articles.raw}: a body that the topic has already is not written again, another body of a known
 * article is its next revision. An outcome other than {@link Outcome.Unavailable} is given only when all replicas in sync
 * have the record. What the topic has is known from the topic itself (docs/adr, "What ingest knows").
 */
public final class KafkaArticlePublisher implements ArticlePublisher {

    private static final int STRIPES = 64;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Producer<String, RawArticle> producer;
    private final String topic;
    private final KnownArticles known;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();
    private final Map<ArticleId, Underway> underway = new ConcurrentHashMap<>();

    /** A body that was sent and is not acknowledged yet. */
    private record Underway(String contentHash, int revision, CompletableFuture<Outcome> outcome) {}

    KafkaArticlePublisher(
            Producer<String, RawArticle> producer,
            String topic,
            KnownArticles known,
            Clock clock,
            RandomGenerator random) {
        this.producer = producer;
        this.topic = topic;
        this.known = known;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public List<Outcome> publish(List<Submission> batch) {
        List<CompletableFuture<Outcome>> outcomes = batch.stream()
                .map(submission -> begin(Article.of(submission, clock.instant())))
                .toList();
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    /** Decides and sends as one step for each article, so that its revisions are sent in the order of their numbers. */
    private CompletableFuture<Outcome> begin(Article article) {
        ReentrantLock stripe = stripes.get(Math.floorMod(article.id().hashCode(), STRIPES));
        stripe.lock();
        try {
            Underway before = underway.get(article.id());
            if (before != null && before.contentHash().equals(article.contentHash())) {
                return before.outcome().thenApply(KafkaArticlePublisher::repeated);
            }
            if (before != null) {
                // Only then is it certain which revision comes next.
                before.outcome().join();
            }
            OptionalInt revision = known.revisionWith(article.id(), article.contentHash());
            return revision.isPresent()
                    ? CompletableFuture.completedFuture(new Outcome.Duplicate(article.id(), revision.getAsInt()))
                    : send(article, known.latestRevision(article.id()) + 1);
        } finally {
            stripe.unlock();
        }
    }

    /** The second of two equal bodies has the fate of the first. */
    private static Outcome repeated(Outcome first) {
        return switch (first) {
            case Outcome.Published published -> new Outcome.Duplicate(published.id(), published.revision());
            case Outcome.Duplicate duplicate -> duplicate;
            case Outcome.Refused refused -> refused;
            case Outcome.Unavailable unavailable -> unavailable;
        };
    }

    private CompletableFuture<Outcome> send(Article article, int revision) {
        var sent = new Underway(article.contentHash(), revision, new CompletableFuture<>());
        underway.put(article.id(), sent);
        ProducerRecord<String, RawArticle> record = RawArticles.record(topic, article, revision);
        TraceContext.begin(random).addTo(record.headers());
        try {
            var unused = producer.send(record, (metadata, failure) -> settle(article, sent, failure));
        } catch (RuntimeException failure) {
            settle(article, sent, failure);
        }
        return sent.outcome();
    }

    private void settle(Article article, Underway sent, @Nullable Exception failure) {
        Outcome outcome;
        if (failure == null) {
            known.add(article.id(), sent.contentHash(), sent.revision());
            outcome = new Outcome.Published(article.id(), sent.revision());
        } else if (isRefusal(failure)) {
            outcome = new Outcome.Refused(article.id(), reason(failure));
        } else {
            outcome = new Outcome.Unavailable(article.id(), reason(failure));
        }
        underway.remove(article.id(), sent);
        sent.outcome().complete(outcome);
    }

    /** Whether another try would fail in the same way. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidConfigurationException
                || (failure instanceof SerializationException && failure.getCause() == null);
    }

    private static String reason(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
