package io.castling.alert.deliver.kafka;

import io.castling.platform.service.RunningService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/** Runs the worker on a thread of its own, from the moment on when the subscriptions are known. */
final class DeliveryLoop implements RunningService {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AlertWorker worker;
    private final Consumer<byte[], byte[]> alerts;
    private final String topic;
    private final BooleanSupplier subscriptionsKnown;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopped;

    DeliveryLoop(
            AlertWorker worker, Consumer<byte[], byte[]> alerts, String topic, BooleanSupplier subscriptionsKnown) {
        this.worker = worker;
        this.alerts = alerts;
        this.topic = topic;
        this.subscriptionsKnown = subscriptionsKnown;
        this.thread = Thread.ofPlatform().name("deliver-alerts").unstarted(this::run);
    }

    DeliveryLoop start() {
        thread.start();
        return this;
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public void close() {
        stopped = true;
        alerts.wakeup();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private void run() {
        try (alerts) {
            // An alert that is read before the subscriptions are known would reach nobody.
            while (!stopped && !subscriptionsKnown.getAsBoolean()) {
                Thread.sleep(PAUSE);
            }
            worker.subscribe(topic);
            while (!stopped) {
                worker.poll();
            }
            ended.complete(null);
        } catch (WakeupException | InterruptedException | InterruptException e) {
            ended.complete(null);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }
}
