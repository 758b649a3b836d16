package io.castling.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServiceGroupTest {

    private final List<String> diary = Collections.synchronizedList(new ArrayList<>());

    /** Writes down what happens to it. */
    private final class Diarist implements Service, RunningService {

        final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final String name;
        private final Runnable onClose;

        Diarist(String name) {
            this(name, () -> {});
        }

        Diarist(String name, Runnable onClose) {
            this.name = name;
            this.onClose = onClose;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public RunningService start() {
            diary.add("start " + name);
            return this;
        }

        @Override
        public CompletionStage<Void> ended() {
            return ended;
        }

        @Override
        public void close() {
            diary.add("stop " + name);
            onClose.run();
            ended.complete(null);
        }
    }

    private static final class Refusing implements Service {

        @Override
        public String name() {
            return "c";
        }

        @Override
        public RunningService start() {
            throw new IllegalStateException("no port");
        }
    }

    private static ServiceGroup group(Service... services) {
        return new ServiceGroup("all", List.of(services), Duration.ofMillis(300));
    }

    @Test
    void servicesStartInOrderAndStopInReverse() throws Exception {
        RunningService running =
                group(new Diarist("a"), new Diarist("b"), new Diarist("c")).start();
        running.close();
        assertThat(diary).containsExactly("start a", "start b", "start c", "stop c", "stop b", "stop a");
        assertThat(running.ended().toCompletableFuture().get(1, TimeUnit.SECONDS))
                .isNull();
    }

    @Test
    void closingTwiceStopsOnce() {
        RunningService running = group(new Diarist("a")).start();
        running.close();
        running.close();
        assertThat(diary).containsExactly("start a", "stop a");
    }

    @Test
    void whatCannotStartTakesTheOthersDown() {
        assertThatThrownBy(() -> group(new Diarist("a"), new Diarist("b"), new Refusing(), new Diarist("d"))
                        .start())
                .isInstanceOf(ServiceFailure.class)
                .hasMessage("The service c could not start: no port");
        assertThat(diary).containsExactly("start a", "start b", "stop b", "stop a");
    }

    @Test
    void oneFailureStopsAllAndIsReported() {
        var b = new Diarist("b");
        RunningService running = group(new Diarist("a"), b, new Diarist("c")).start();

        b.ended.completeExceptionally(new IllegalStateException("disk full"));

        assertThatThrownBy(() -> running.ended().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ServiceFailure.class)
                .hasMessage("The service b failed: disk full");
        assertThat(diary).containsExactly("start a", "start b", "start c", "stop c", "stop b", "stop a");
    }

    @Test
    void aServiceThatEndsByItselfStopsAllWithoutBlame() throws Exception {
        var a = new Diarist("a");
        RunningService running = group(a, new Diarist("b")).start();
        a.ended.complete(null);
        running.ended().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(diary).containsExactly("start a", "start b", "stop b", "stop a");
    }

    @Test
    void whoDoesNotStopIsLeftBehind() throws Exception {
        var never = new CountDownLatch(1);
        var stuck = new Diarist("stuck", () -> {
            boolean interrupted = false;
            while (!interrupted) {
                try {
                    never.await();
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            }
        });
        RunningService running = group(new Diarist("a"), stuck).start();
        running.close();
        assertThat(diary).containsExactly("start a", "start stuck", "stop stuck", "stop a");
        running.ended().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFailureWhileStoppingDoesNotKeepTheOthersRunning() {
        var broken = new Diarist("broken", () -> {
            throw new IllegalStateException("stop failed");
        });
        group(new Diarist("a"), broken).start().close();
        assertThat(diary).containsExactly("start a", "start broken", "stop broken", "stop a");
    }

    @Test
    void twoServicesOfOneNameAreRefused() {
        assertThatThrownBy(() -> group(new Diarist("a"), new Diarist("a"))).hasMessage("Two services are named a.");
    }
}
