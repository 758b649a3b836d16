package io.castling.cli;

import io.castling.alert.deliver.render.PlainText;
import io.castling.alert.deliver.render.Purpose;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.schemas.Alert;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints alerts as they come, one block each. It remembers under its group what it has printed, so that a restart goes on
 * where it stopped.
 */
final class AlertConsole implements Service {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConnection kafka;
    private final String group;
    private final PrintStream out;

    AlertConsole(KafkaConnection kafka, String group, PrintStream out) {
        this.kafka = kafka;
        this.group = group;
        this.out = out;
    }

    @Override
    public String name() {
        return "alert-console";
    }

    @Override
    public RunningService start() {
        return new Running();
    }

    private final class Running implements RunningService {

        private final KafkaConsumer<String, Alert> consumer = new KafkaConsumer<>(
                kafka.clients().consumer(name(), group),
                new StringDeserializer(),
                kafka.serdes().value(Alert.class).deserializer());
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final Thread thread = Thread.ofPlatform().name(name()).start(this::run);

        private void run() {
            try (consumer) {
                consumer.subscribe(List.of(Topics.ALERTS.in(Lane.LIVE)));
                while (true) {
                    for (ConsumerRecord<String, Alert> record : consumer.poll(POLL)) {
                        print(record.value());
                    }
                    consumer.commitSync();
                }
            } catch (WakeupException closed) {
                ended.complete(null);
            } catch (RuntimeException failure) {
                ended.completeExceptionally(failure);
            }
        }

        private void print(Alert alert) {
            out.println(PlainText.page(alert, Purpose.ACTUAL));
            out.flush();
        }

        @Override
        public CompletionStage<Void> ended() {
            return ended.minimalCompletionStage();
        }

        @Override
        public void close() {
            consumer.wakeup();
            ended.exceptionally(failure -> null).join();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
