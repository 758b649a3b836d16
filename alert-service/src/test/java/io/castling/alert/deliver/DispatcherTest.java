package io.castling.alert.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.deliver.render.Purpose;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DispatcherTest {

    private static final RetryPolicy QUICK = new RetryPolicy(Duration.ofMillis(5), 1, Duration.ofMillis(5), 3);
    private static final Channel HOOK = SampleChannels.of(ChannelKind.WEBHOOK, "https://a.example/hook");
    private static final Channel OTHER = SampleChannels.of(ChannelKind.WEBHOOK, "https://b.example/hook");

    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryRoutes routes = new MemoryRoutes();

    @Test
    void aTargetThatHangsDelaysNobodyElse() throws Exception {
        var hanging = new CountDownLatch(1);
        try (var dispatcher = dispatcher((shipment, channel) -> {
            if (channel.equals(HOOK)) {
                await(hanging);
            }
            return new Answer.Accepted("200");
        })) {
            dispatcher.accept(shipment("al-1", HOOK));
            dispatcher.accept(shipment("al-2", OTHER));

            assertThat(ledger.next().getAlert()).isEqualTo("al-2");
            hanging.countDown();
            assertThat(ledger.next().getAlert()).isEqualTo("al-1");
        }
    }

    @Test
    void whatIsGivenUpIsADeadLetterAndInTheLedger() throws Exception {
        try (var dispatcher = dispatcher((shipment, channel) -> new Answer.Unavailable("503"))) {
            dispatcher.accept(shipment("al-1", HOOK));

            assertThat(List.of(ledger.next(), ledger.next(), ledger.next()))
                    .extracting(Delivery::getOutcome)
                    .containsExactly(DeliveryOutcome.RETRYING, DeliveryOutcome.RETRYING, DeliveryOutcome.FAILED);
            assertThat(ledger.dead).hasSize(1);
        }
    }

    @Test
    void aChannelThatIsGoneIsClosedAndWhatStillWaitsForItIsNotSent() throws Exception {
        try (var dispatcher = dispatcher((shipment, channel) -> new Answer.Gone("410"))) {
            dispatcher.accept(shipment("al-1", HOOK));
            ledger.next();
            assertThat(routes.gone.await(10, TimeUnit.SECONDS)).isTrue();
            dispatcher.accept(shipment("al-2", HOOK));

            assertThat(ledger.next().getOutcome()).isEqualTo(DeliveryOutcome.DISABLED);
            assertThat(routes.attempted).containsExactly("al-1");
        }
    }

    @Test
    void aBugInACourierIsAFailedAttempt() throws Exception {
        try (var dispatcher = dispatcher((shipment, channel) -> {
            throw new IllegalStateException("bug");
        })) {
            dispatcher.accept(shipment("al-1", HOOK));

            assertThat(ledger.next().getAnswer()).contains("IllegalStateException");
        }
    }

    @Test
    void aLedgerThatCannotBeWrittenDoesNotStopTheQueue() throws Exception {
        try (var dispatcher = dispatcher((shipment, channel) -> new Answer.Accepted("200"))) {
            ledger.failing = true;
            dispatcher.accept(shipment("al-1", HOOK));
            assertThat(ledger.failed.await(10, TimeUnit.SECONDS)).isTrue();
            ledger.failing = false;

            dispatcher.accept(shipment("al-2", HOOK));

            assertThat(ledger.next().getAlert()).isEqualTo("al-2");
        }
    }

    @Test
    void closingWaitsForTheAttemptUnderWayAndStartsNoOther() throws Exception {
        var started = new CountDownLatch(1);
        var dispatcher = dispatcher((shipment, channel) -> {
            started.countDown();
            return new Answer.Accepted("200");
        });
        dispatcher.accept(shipment("al-1", HOOK));
        await(started);

        dispatcher.close();
        dispatcher.accept(shipment("al-2", HOOK));

        assertThat(ledger.entries).hasSize(1);
        assertThat(ledger.flushed).isTrue();
    }

    private Dispatcher dispatcher(Courier courier) {
        return new Dispatcher(
                Map.of(ChannelKind.WEBHOOK, courier), routes, ledger, QUICK, Clock.systemUTC(), new Random(1));
    }

    private static Shipment shipment(String alert, Channel channel) {
        var sample = SimulatedTarget.shipment(alert, Instant.EPOCH).alert();
        return Shipment.of(sample, Purpose.ACTUAL, "sub-1", channel, Instant.EPOCH);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static final class MemoryLedger implements Ledger {
        final BlockingQueue<Delivery> entries = new LinkedBlockingQueue<>();
        final BlockingQueue<Delivery> dead = new LinkedBlockingQueue<>();
        final CountDownLatch failed = new CountDownLatch(1);
        volatile boolean flushed;
        volatile boolean failing;

        @Override
        public void record(Delivery entry) {
            if (failing) {
                failed.countDown();
                throw new IllegalStateException("the registry is away");
            }
            entries.add(entry);
        }

        @Override
        public void deadLetter(Delivery entry, Shipment shipment) {
            dead.add(entry);
        }

        @Override
        public void flush() {
            flushed = true;
        }

        Delivery next() throws InterruptedException {
            Delivery next = entries.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a ledger record").isNotNull();
            return next;
        }
    }

    private static final class MemoryRoutes implements Routes {
        final List<String> attempted = new java.util.concurrent.CopyOnWriteArrayList<>();
        final CountDownLatch gone = new CountDownLatch(1);
        private final Map<String, String> closed = new ConcurrentHashMap<>();

        @Override
        public Route of(String subscription, String deliveryId, String alert) {
            for (Channel channel : List.of(HOOK, OTHER)) {
                if (Shipment.id(alert, subscription, channel).equals(deliveryId)) {
                    String why = closed.get(ChannelMark.of(channel));
                    if (why == null) {
                        attempted.add(alert);
                        return new Route.Open(channel);
                    }
                    return new Route.Disabled(why);
                }
            }
            return new Route.Missing("no such channel");
        }

        @Override
        public void close(Shipment shipment, String why) {
            closed.put(shipment.queue(), why);
            gone.countDown();
        }
    }
}
