package io.castling.alert.deliver.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be ended in the opposite order; the producer that all share ends last. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Producer<byte[], byte[]> producer;

    Parts(Producer<byte[], byte[]> producer) {
        this.producer = producer;
        parts.push(() -> producer.close(Duration.ofSeconds(10)));
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    <P extends AutoCloseable> P add(P part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("a part of delivery did not end in order");
            }
        }
    }
}
