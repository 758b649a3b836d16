package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.Submission;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The publisher of a real cluster. Until it has read what is on the topic it publishes nothing, since it could not tell a
 * new article from an old one.
 */
public final class TopicPublisher implements ArticlePublisher {

    /** A caller is told that the broker is away rather than made to wait for it. */
    private static final Duration LONGEST_SEND_BLOCK = Duration.ofSeconds(10);

    private static final String NOT_READY = "the broker is away, or what is on the topic is still being read";

    private final KafkaArticlePublisher publisher;
    private final KnownArticlesTail tail;
    private final Clock clock;
    private final Duration patience;

    private TopicPublisher(KafkaArticlePublisher publisher, KnownArticlesTail tail, Clock clock, Duration patience) {
        this.publisher = publisher;
        this.tail = tail;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Returns at once; the broker may be away.
     *
     * @param patience how long a batch waits for what is on the topic to be known, before it is called unavailable
     */
    public static TopicPublisher connect(
            KafkaConnection kafka, PublishSettings settings, Clock clock, Duration patience) {
        return connect(kafka, Lane.LIVE, settings, clock, patience);
    }

    /** The same for the articles of any lane. */
    public static TopicPublisher connect(
            KafkaConnection kafka, Lane lane, PublishSettings settings, Clock clock, Duration patience) {
        String topic = Topics.ARTICLES_RAW.in(lane);
        var known = new KnownArticles(settings.knownArticles());
        Map<String, Object> reading = kafka.clients().consumer("ingest-known", "castling-ingest-known");
        var tail = new KnownArticlesTail(
                () -> new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic,
                known,
                settings.lookBack(),
                clock);
        Map<String, Object> writing = kafka.clients().producer("ingest");
        writing.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, settings.linger().toMillis());
        writing.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deliveryTimeout().toMillis()));
        writing.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.buffer().bytes());
        writing.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, longestSendBlock(settings).toMillis());
        var producer = new KafkaProducer<>(
                writing,
                new StringSerializer(),
                kafka.serdes().value(RawArticle.class).serializer());
        return new TopicPublisher(
                new KafkaArticlePublisher(producer, topic, known, clock, new SecureRandom()), tail, clock, patience);
    }

    /** What can go to the disk instead does not wait for long. */
    private static Duration longestSendBlock(PublishSettings settings) {
        Duration after = settings.spool().after();
        return settings.spool().directory().isPresent() && after.compareTo(LONGEST_SEND_BLOCK) < 0
                ? after
                : LONGEST_SEND_BLOCK;
    }

    /**
     * Publishes what has its fate within a time; the rest is called unavailable, and may still be published later.
     *
     * @param within for the whole batch
     */
    List<Outcome> publish(List<Article> batch, Duration within) {
        return isReady()
                ? publisher.publish(batch, within)
                : batch.stream()
                        .<Outcome>map(article -> new Outcome.Unavailable(article.id(), NOT_READY))
                        .toList();
    }

    /** When it last became unknown whether a record is on the topic, as {@link System#nanoTime}. */
    OptionalLong uncertainSince() {
        return publisher.uncertainSince();
    }

    /** Waits until all is known that is on the topic now; false when that takes longer than the limit. */
    boolean awaitEnd(Duration limit) {
        return tail.awaitEnd(limit);
    }

    /** Whether it can publish: what was on the topic is known. */
    public boolean isReady() {
        return tail.isCaughtUp();
    }

    @Override
    public boolean isAccepting() {
        return isReady();
    }

    @Override
    public List<Outcome> publish(List<Submission> batch) {
        if (tail.awaitCaughtUp(patience)) {
            return publisher.publish(batch);
        }
        return batch.stream()
                .<Outcome>map(submission -> new Outcome.Unavailable(
                        Article.of(submission, clock.instant()).id(), NOT_READY))
                .toList();
    }

    @Override
    public void close() {
        publisher.close();
        tail.close();
    }
}
