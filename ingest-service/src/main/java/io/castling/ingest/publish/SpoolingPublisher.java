package io.castling.ingest.publish;

import io.castling.ingest.article.Article;
import io.castling.ingest.article.Submission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to the topic, and keeps on disk what the broker does not take in time. While something waits there, everything
 * new goes behind it, so that the bodies of an article keep their order; a thread brings it to the topic, oldest first
 * (docs/adr, "The spool").
 */
public final class SpoolingPublisher implements ArticlePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolingPublisher.class);
    private static final int BATCH = 512;
    private static final Duration BATCH_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration TELL_END_WITHIN = Duration.ofSeconds(10);
    /** What a broker has received and not yet written when its sender dies is on the topic by then, or never will be. */
    static final Duration SETTLED_AFTER = Duration.ofSeconds(5);

    private final TopicPublisher topic;
    private final Spool spool;
    private final Duration after;
    private final Clock clock;
    private final Counter spooled;
    private final Counter drained;
    /** Appending shares it; going back to direct publishing has it alone. */
    private final ReentrantReadWriteLock switching = new ReentrantReadWriteLock();

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread drain;
    private volatile boolean spooling;
    /** Up to when it is certain what is on the topic, as {@link System#nanoTime}. */
    private OptionalLong settled = OptionalLong.empty();

    /**
     * Takes over both.
     *
     * @param after for how long the broker may keep a batch waiting
     */
    SpoolingPublisher(TopicPublisher topic, Spool spool, Duration after, Clock clock, MeterRegistry meters) {
        this.topic = topic;
        this.spool = spool;
        this.after = after;
        this.clock = clock;
        this.spooled = meters.counter("ingest.spool.articles", "direction", "in");
        this.drained = meters.counter("ingest.spool.articles", "direction", "out");
        Gauge.builder("ingest.spool.size", spool, Spool::bytes)
                .baseUnit("bytes")
                .register(meters);
        this.spooling = !spool.isEmpty();
        if (spooling) {
            LOG.atInfo()
                    .addKeyValue("directory", spool.directory())
                    .addKeyValue("bytes", spool.bytes())
                    .log("Articles wait on disk from before; they are published first");
        }
        this.drain = Thread.ofPlatform().name("ingest-spool").daemon().start(this::drainWhileRunning);
    }

    /**
     * @param directory made where it is missing
     * @throws IllegalStateException when another process uses the directory
     */
    public static SpoolingPublisher over(
            TopicPublisher topic, Path directory, PublishSettings settings, Clock clock, MeterRegistry meters) {
        Spool spool = Spool.open(directory, settings.spool().maxSize().bytes());
        return new SpoolingPublisher(topic, spool, settings.spool().after(), clock, meters);
    }

    @Override
    public List<Outcome> publish(List<Submission> batch) {
        Instant now = clock.instant();
        List<Article> articles =
                batch.stream().map(submission -> Article.of(submission, now)).toList();
        if (spooling || !topic.isReady()) {
            return keep(articles);
        }
        List<Outcome> direct = topic.publish(articles, after);
        List<Article> left = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            if (direct.get(i) instanceof Outcome.Unavailable) {
                left.add(articles.get(i));
            }
        }
        if (left.isEmpty()) {
            return direct;
        }
        List<Outcome> kept = keep(left);
        List<Outcome> outcomes = new ArrayList<>(direct.size());
        int next = 0;
        for (Outcome outcome : direct) {
            outcomes.add(outcome instanceof Outcome.Unavailable ? kept.get(next++) : outcome);
        }
        return outcomes;
    }

    private List<Outcome> keep(List<Article> articles) {
        switching.readLock().lock();
        try {
            if (!spooling) {
                spooling = true;
                LOG.atWarn()
                        .addKeyValue("directory", spool.directory())
                        .log("The broker does not take articles; they go to the disk until it does");
            }
            if (spool.append(articles)) {
                spooled.increment(articles.size());
                return articles.stream()
                        .<Outcome>map(article -> new Outcome.Spooled(article.id()))
                        .toList();
            }
            return unavailable(articles, "the broker is away and the spool on disk is full");
        } catch (IOException failure) {
            LOG.atError()
                    .addKeyValue("directory", spool.directory())
                    .addKeyValue("reason", failure.getMessage())
                    .log("Articles cannot be kept on disk");
            return unavailable(articles, "the broker is away and the spool cannot be written: " + failure.getMessage());
        } finally {
            switching.readLock().unlock();
        }
    }

    private static List<Outcome> unavailable(List<Article> articles, String reason) {
        return articles.stream()
                .<Outcome>map(article -> new Outcome.Unavailable(article.id(), reason))
                .toList();
    }

    @Override
    public boolean isAccepting() {
        return (!spooling && topic.isReady()) || spool.hasRoom();
    }

    /** Whether what comes in goes straight to the topic. */
    public boolean isDirect() {
        return !spooling && topic.isReady();
    }

    private void drainWhileRunning() {
        // What an earlier process had sent when it was killed counts as uncertain.
        long began = System.nanoTime();
        while (!isStopped(spooling ? Duration.ZERO : LOOK_EVERY)) {
            try {
                if (spooling && !(topic.isReady() && isSettled(began) && drainOldest())) {
                    isStopped(BETWEEN_TRIES);
                }
            } catch (IOException | RuntimeException failure) {
                LOG.atError()
                        .addKeyValue("directory", spool.directory())
                        .setCause(failure)
                        .log("The spool cannot be drained; trying again");
                isStopped(BETWEEN_TRIES);
            }
        }
    }

    /**
     * Whether all that may have been written is known. A record whose fate is unknown must not be sent again before it is
     * seen that it is not on the topic.
     */
    private boolean isSettled(long began) {
        long since = topic.uncertainSince().orElse(began);
        if (settled.isPresent() && settled.getAsLong() - since >= 0) {
            return true;
        }
        if (System.nanoTime() - since < SETTLED_AFTER.toNanos() || !topic.awaitEnd(TELL_END_WITHIN)) {
            return false;
        }
        settled = OptionalLong.of(since);
        return topic.uncertainSince().orElse(began) == since;
    }

    /** @return whether it went well and there may be more to do */
    private boolean drainOldest() throws IOException {
        Optional<Path> oldest = spool.oldest();
        if (oldest.isEmpty()) {
            goDirect();
            return true;
        }
        Path segment = oldest.get();
        if (!SpoolReader.isReadable(segment)) {
            LOG.atWarn()
                    .addKeyValue("copy", SpoolReader.keepAside(segment))
                    .log(
                            "A segment of the spool has no beginning: it was cut off before anything was accepted, or is spoilt");
        } else if (!drain(segment)) {
            return false;
        }
        spool.remove(segment);
        return true;
    }

    private boolean drain(Path segment) throws IOException {
        try (SpoolReader reader = SpoolReader.open(segment)) {
            for (List<Article> batch = reader.read(BATCH); !batch.isEmpty(); batch = reader.read(BATCH)) {
                List<Outcome> outcomes = topic.publish(batch, BATCH_WITHIN);
                if (isStopped(Duration.ZERO) || outcomes.stream().anyMatch(Outcome.Unavailable.class::isInstance)) {
                    return false;
                }
                outcomes.forEach(SpoolingPublisher::tellRefused);
                drained.increment(batch.size());
            }
            if (reader.isSpoilt()) {
                LOG.atError()
                        .addKeyValue("copy", SpoolReader.keepAside(segment))
                        .log("A segment of the spool had a part that cannot be read; a copy is kept");
            }
            return true;
        }
    }

    private static void tellRefused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            LOG.atError()
                    .addKeyValue("article", refused.id())
                    .addKeyValue("reason", refused.reason())
                    .log("An article from the spool can never be published");
        }
    }

    private void goDirect() {
        switching.writeLock().lock();
        try {
            if (spool.isEmpty()) {
                spooling = false;
                LOG.info("The spool is empty; articles go straight to the topic again");
            }
        } finally {
            switching.writeLock().unlock();
        }
    }

    private boolean isStopped(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return true;
        }
    }

    /** What waits on disk stays there for the next start. */
    @Override
    public void close() {
        stopped.countDown();
        topic.close();
        try {
            drain.join(BATCH_WITHIN);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        spool.close();
    }
}
