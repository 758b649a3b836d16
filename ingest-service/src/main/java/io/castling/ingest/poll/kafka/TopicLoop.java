package io.castling.ingest.poll.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that reads one topic for as long as the service runs; a broker that is away is waited for. */
final class TopicLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Handler handler;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** What is done with the topic, in the thread of the loop. */
    interface Handler {

        /** Takes partitions; called again after each failure. */
        void begin(Consumer<byte[], byte[]> consumer);

        void record(ConsumerRecord<byte[], byte[]> record);

        /** After each batch. */
        void polled(Consumer<byte[], byte[]> consumer);
    }

    TopicLoop(String topic, Supplier<Consumer<byte[], byte[]>> consumers, Handler handler) {
        this.topic = topic;
        this.consumers = consumers;
        this.handler = handler;
        this.thread = Thread.ofPlatform().name("ingest-" + topic).daemon().start(this::run);
    }

    private void run() {
        do {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                handler.begin(consumer);
                while (stopped.getCount() > 0) {
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                        take(record);
                    }
                    handler.polled(consumer);
                }
            } catch (KafkaException away) {
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .addKeyValue("reason", away.getMessage())
                        .log("A topic cannot be read; trying again");
            }
        } while (!isStopped());
    }

    /** One record that nobody understands must not keep the others back. */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            handler.record(record);
        } catch (RuntimeException unusable) {
            LOG.atError()
                    .setCause(unusable)
                    .addKeyValue("topic", topic)
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("A record that cannot be used was stepped over");
        }
    }

    private boolean isStopped() {
        try {
            return stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return true;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
