package io.castling.cli.bench;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes generated articles to articles.raw with an idempotent producer that waits for all replicas. */
final class ArticleLoad implements AutoCloseable {

    private static final String TOPIC = Topics.ARTICLES_RAW.in(Lane.LIVE);

    private final KafkaProducer<String, RawArticle> producer;
    private final Iterator<RawArticle> articles;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ArticleLoad(KafkaConnection kafka, Iterator<RawArticle> articles) {
        this.producer = new KafkaProducer<>(
                kafka.clients().producer("castling-bench"),
                new StringSerializer(),
                kafka.serdes().value(RawArticle.class).serializer());
        this.articles = articles;
    }

    /**
     * As fast as it goes.
     *
     * @return how long it took until all were acknowledged
     */
    Duration send(int count) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            RawArticle article = articles.next();
            send(article, (sent, refused) -> failure.compareAndSet(null, refused));
        }
        finish();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /**
     * At a steady rate.
     *
     * @param perSecond articles per second
     * @return by article id, when the broker appended it, in milliseconds of its clock
     */
    Map<String, Long> send(int perSecond, Duration howLong) {
        Map<String, Long> appended = new ConcurrentHashMap<>();
        long count = perSecond * howLong.toMillis() / 1000;
        long begin = System.nanoTime();
        for (long i = 0; i < count; i++) {
            long due = begin + i * 1_000_000_000L / perSecond;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            RawArticle article = articles.next();
            String id = article.getId();
            send(article, (sent, refused) -> {
                failure.compareAndSet(null, refused);
                if (refused == null) {
                    appended.put(id, sent.timestamp());
                }
            });
        }
        finish();
        return appended;
    }

    /** Failures come to the callback; the result that Kafka gives beside it adds nothing. */
    private void send(RawArticle article, Callback callback) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(TOPIC, article.getId(), article), callback);
    }

    private void finish() {
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new KafkaException("The broker refused an article: " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
