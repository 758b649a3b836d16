package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.ArticleId;
import io.castling.ingest.article.Submission;
import io.castling.platform.kafka.TraceContext;
import io.castling.schemas.RawArticle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
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
    /** The producer gives up on each record in the end. */
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private static final long NEVER = Long.MIN_VALUE;

    private final Producer<String, RawArticle> producer;
    private final String topic;
    private final KnownArticles known;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();
    private final Map<ArticleId, Underway> underway = new ConcurrentHashMap<>();
    private final AtomicLong uncertain = new AtomicLong(NEVER);

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
        Instant now = clock.instant();
        return publish(
                batch.stream().map(submission -> Article.of(submission, now)).toList(), NO_LIMIT);
    }

    /**
     * The same within a time: what has no fate by then is called unavailable, and may still be published later.
     *
     * @param within for the whole batch
     */
    List<Outcome> publish(List<Article> batch, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        List<CompletableFuture<Outcome>> outcomes =
                batch.stream().map(article -> begin(article, deadline)).toList();
        List<Outcome> settled = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            settled.add(await(batch.get(i).id(), outcomes.get(i), deadline));
        }
        return settled;
    }

    private static Outcome await(ArticleId id, CompletableFuture<Outcome> outcome, long deadline) {
        try {
            return outcome.isDone() ? outcome.join() : outcome.get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return new Outcome.Unavailable(id, "the broker has not answered in time");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Outcome.Unavailable(id, "stopped");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    /** Decides and sends as one step for each article, so that its revisions are sent in the order of their numbers. */
    private CompletableFuture<Outcome> begin(Article article, long deadline) {
        ReentrantLock stripe = stripes.get(Math.floorMod(article.id().hashCode(), STRIPES));
        try {
            if (!stripe.tryLock(left(deadline), TimeUnit.NANOSECONDS)) {
                return unavailable(article, "the broker has not answered in time");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return unavailable(article, "stopped");
        }
        try {
            Underway before = underway.get(article.id());
            if (before != null && before.contentHash().equals(article.contentHash())) {
                return before.outcome().thenApply(KafkaArticlePublisher::repeated);
            }
            // Only then is it certain which revision comes next; and a later body never overtakes an earlier one.
            if (before != null
                    && await(article.id(), before.outcome(), deadline) instanceof Outcome.Unavailable unavailable) {
                return unavailable(article, unavailable.reason());
            }
            OptionalInt revision = known.revisionWith(article.id(), article.contentHash());
            if (revision.isPresent()) {
                return CompletableFuture.completedFuture(new Outcome.Duplicate(article.id(), revision.getAsInt()));
            }
            return left(deadline) == 0
                    ? unavailable(article, "the broker has not answered in time")
                    : send(article, known.latestRevision(article.id()) + 1);
        } finally {
            stripe.unlock();
        }
    }

    private static CompletableFuture<Outcome> unavailable(Article article, String reason) {
        return CompletableFuture.completedFuture(new Outcome.Unavailable(article.id(), reason));
    }

    /** When it last became unknown whether a record is on the topic, as {@link System#nanoTime}; empty when never. */
    OptionalLong uncertainSince() {
        long since = uncertain.get();
        return since == NEVER ? OptionalLong.empty() : OptionalLong.of(since);
    }

    /** The second of two equal bodies has the fate of the first. */
    private static Outcome repeated(Outcome first) {
        return switch (first) {
            case Outcome.Published published -> new Outcome.Duplicate(published.id(), published.revision());
            case Outcome.Duplicate duplicate -> duplicate;
            case Outcome.Refused refused -> refused;
            case Outcome.Unavailable unavailable -> unavailable;
            case Outcome.Spooled spooled -> spooled;
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
            uncertain.set(System.nanoTime());
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
