package io.castling.ingest.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link KnownArticles} abreast of the topic: reads what was published within the look-back time, then follows what
 * this and other writers publish. Values are never decoded: key and headers say enough. A broker that is away is waited
 * for.
 */
final class KnownArticlesTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KnownArticlesTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;
    private final KnownArticles known;
    private final Duration lookBack;
    private final Clock clock;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final Queue<CompletableFuture<Void>> awaitingEnd = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** @param lookBack how old a record may be to count */
    KnownArticlesTail(
            Supplier<Consumer<byte[], byte[]>> consumers,
            String topic,
            KnownArticles known,
            Duration lookBack,
            Clock clock) {
        this.consumers = consumers;
        this.topic = topic;
        this.known = known;
        this.lookBack = lookBack;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("ingest-known-articles").daemon().start(this::run);
    }

    /** Whether all that was on the topic at the start is known. */
    boolean isCaughtUp() {
        return caughtUp.isDone();
    }

    /** Waits until all that was on the topic at the start is known; false when that takes longer than the limit. */
    boolean awaitCaughtUp(Duration limit) {
        try {
            caughtUp.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Waits until all is known that is on the topic now: what is asked for after this call was not known before it.
     *
     * @return false when that takes longer than the limit
     */
    boolean awaitEnd(Duration limit) {
        var reached = new CompletableFuture<Void>();
        awaitingEnd.add(reached);
        try {
            reached.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException slow) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            awaitingEnd.remove(reached);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(POLL.multipliedBy(4));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                follow(consumer);
            } catch (KafkaException away) {
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .addKeyValue("reason", away.getMessage())
                        .log("What is on the topic cannot be read; trying again");
            }
        } while (!isStopped(BETWEEN_TRIES));
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic " + topic + " does not exist yet");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        seek(consumer, partitions, ends);
        long read = 0;
        while (!isStopped(Duration.ZERO)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                note(record);
                read++;
            }
            if (!caughtUp.isDone()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                LOG.atInfo()
                        .addKeyValue("records", read)
                        .addKeyValue("known", known.size())
                        .log("Known articles read");
                caughtUp.complete(null);
            }
            tellEnds(consumer, partitions);
        }
    }

    /** For those who wait: one look at where the topic ends, then reading up to there. */
    private void tellEnds(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        List<CompletableFuture<Void>> waiting = List.copyOf(awaitingEnd);
        if (waiting.isEmpty() || !caughtUp.isDone()) {
            return;
        }
        try {
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions, LONGEST_LOOK);
            while (!isStopped(Duration.ZERO)
                    && end.entrySet().stream()
                            .anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue())) {
                consumer.poll(POLL).forEach(this::note);
            }
            waiting.forEach(reached -> reached.complete(null));
        } catch (org.apache.kafka.common.errors.TimeoutException away) {
            LOG.debug("The end of the topic is not known yet", away);
        }
    }

    private void seek(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        long oldest = clock.instant().minus(lookBack).toEpochMilli();
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> oldest)));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null) {
            RawArticles.body(record.key(), record.headers())
                    .ifPresent(body -> known.add(body.id(), body.contentHash(), body.revision()));
        }
    }

    private boolean isStopped(Duration wait) {
        try {
            return stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return true;
        }
    }
}
