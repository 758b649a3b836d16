package io.castling.alert.deliver.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.alert.deliver.Answer;
import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.Courier;
import io.castling.alert.deliver.Dispatcher;
import io.castling.alert.deliver.Parcel;
import io.castling.alert.deliver.RetryPolicy;
import io.castling.alert.deliver.SampleAlerts;
import io.castling.alert.deliver.SampleChannels;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.SubscriptionRoutes;
import io.castling.alert.deliver.render.Purpose;
import io.castling.alert.deliver.render.RecordJson;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.Alert;
import io.castling.schemas.Channel;
import io.castling.schemas.ChannelKind;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import io.castling.schemas.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AlertWorkerTest {

    static {
        AvroTrust.trust(Delivery.class);
        AvroTrust.trust(Subscription.class);
    }

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-06T12:00:00Z"), ZoneOffset.UTC);
    private static final RetryPolicy PATIENT = new RetryPolicy(Duration.ofHours(1), 1, Duration.ofHours(1), 10);
    private static final DeliveryLimits LIMITS =
            new DeliveryLimits(Duration.ofDays(7), Duration.ofDays(30), Duration.ZERO);
    private static final Channel HOOK = SampleChannels.of(ChannelKind.WEBHOOK, "https://a.example/hook");
    private static final Channel CONSOLE = SampleChannels.of(ChannelKind.CONSOLE, "");
    private static final Subscription SUBSCRIPTION = Subscription.newBuilder()
            .setId("sub-1")
            .setChannels(List.of(HOOK, CONSOLE))
            .build();

    private final FakeKafka kafka = new FakeKafka();
    private final List<String> carried = new CopyOnWriteArrayList<>();
    private final List<String> cancelled = new CopyOnWriteArrayList<>();

    @Test
    void anAlertIsDeliveredOnEveryChannelAndItsOffsetCommitted() throws Exception {
        try (var instance = new Instance(accepting(2))) {
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 0));

            instance.awaitDelivered();
            assertThat(carried).hasSize(2).doesNotHaveDuplicates();
            assertThat(instance.committed()).isEqualTo(1);
        }
        assertThat(latest()).extracting(Delivery::getOutcome).containsOnly(DeliveryOutcome.DELIVERED);
    }

    @Test
    void theLedgerSaysWhatIsToBeDoneBeforeItIsDone() throws Exception {
        try (var instance = new Instance(accepting(2))) {
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 0));
            instance.awaitDelivered();
        }

        assertThat(kafka.ledger().subList(0, 2))
                .allSatisfy(entry -> assertThat(entry.getOutcome()).isEqualTo(DeliveryOutcome.PENDING))
                .allSatisfy(entry ->
                        assertThat(RecordJson.of(entry.getPending())).isEqualTo(RecordJson.of(SampleAlerts.opened())));
        assertThat(kafka.rows(FakeKafka.LEDGER)).allSatisfy(row -> {
            assertThat(row.partition()).isZero();
            assertThat(row.headers().lastHeader("ce_id")).isNotNull();
        });
    }

    @Test
    void anAlertThatIsReadAgainAfterARestartIsNotSentAgain() throws Exception {
        var row = FakeKafka.alert(SampleAlerts.opened(), 0, 0);
        try (var instance = new Instance(accepting(2))) {
            instance.give(row);
            instance.awaitDelivered();
        }

        try (var again = new Instance(accepting(0))) {
            again.give(row);
            assertThat(again.dispatcher.waiting().values()).allMatch(waiting -> waiting == 0);
        }

        assertThat(carried).hasSize(2);
    }

    @Test
    void whatWasStillWaitingIsResumedUnderTheSameId() throws Exception {
        Courier away = (shipment, channel) -> {
            carried.add(shipment.id());
            return new Answer.Unavailable("503");
        };
        try (var instance = new Instance(new Counting(away, 2))) {
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 0));
            instance.awaitDelivered();
        }
        List<String> first = List.copyOf(carried);
        carried.clear();
        var later = Clock.offset(CLOCK, Duration.ofHours(2));

        try (var instance = new Instance(accepting(2), later)) {
            instance.awaitDelivered();
        }

        assertThat(carried).containsExactlyInAnyOrderElementsOf(first);
        assertThat(latest())
                .allSatisfy(entry -> assertThat(entry.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED))
                .allSatisfy(entry -> assertThat(entry.getAttempts()).isEqualTo(2));
    }

    @Test
    void bytesThatAreNoAlertBecomeADeadLetterAndTheNextAlertIsDelivered() throws Exception {
        try (var instance = new Instance(accepting(2))) {
            instance.give(new ConsumerRecord<>(FakeKafka.ALERTS, 0, 0, new byte[] {1}, new byte[] {9, 9}));
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 1));
            instance.awaitDelivered();
        }

        assertThat(kafka.rows(FakeKafka.ALERTS + ".dlq")).singleElement().satisfies(row -> {
            assertThat(row.value()).containsExactly(9, 9);
            assertThat(new String(row.headers().lastHeader("dlq_stage").value(), StandardCharsets.UTF_8))
                    .isEqualTo("deserialize");
        });
    }

    @Test
    void whatIsGivenUpCanBeTriedAgainFromItsDeadLetter() throws Exception {
        var refused = new Counting((shipment, channel) -> new Answer.Refused("422"), 2);
        try (var instance = new Instance(refused)) {
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 0));
            instance.awaitDelivered();
        }

        assertThat(kafka.rows(FakeKafka.LEDGER + ".dlq")).hasSize(2).allSatisfy(row -> {
            Delivery letter = FakeKafka.deserializer(Delivery.getDecoder()).deserialize("", row.value());
            assertThat(Shipment.resumed(letter)).isPresent();
            assertThat(letter.getAttempts()).isZero();
            assertThat(letter.getAnswer()).isEqualTo("422");
        });
    }

    @Test
    void anAlertSurvivesTheLedgerWithTheTimesOfItsReferences() throws Exception {
        try (var instance = new Instance(accepting(2))) {
            instance.give(FakeKafka.alert(SampleAlerts.cancelled(), 0, 0));
            instance.awaitDelivered();
        }

        assertThat(cancelled).containsExactly(SampleAlerts.cancelled().getId());
        assertThat(kafka.ledger().getFirst().getPending().getReferencesIssued())
                .isEqualTo(SampleAlerts.cancelled().getReferencesIssued());
    }

    @Test
    void anAlertOfLongAgoPagesNobody() throws Exception {
        var old = Alert.newBuilder(SampleAlerts.opened())
                .setIssued(CLOCK.instant().minus(Duration.ofDays(8)))
                .build();
        try (var instance = new Instance(accepting(0))) {
            instance.give(FakeKafka.alert(old, 0, 0));
        }

        assertThat(carried).isEmpty();
        assertThat(latest()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.getOutcome()).isEqualTo(DeliveryOutcome.SUPPRESSED);
            assertThat(entry.getAnswer()).isEqualTo("older than 7 days");
        });
    }

    @Test
    void aPartitionThatGoesTakesItsWaitingDeliveriesAlong() throws Exception {
        var away = new Counting((shipment, channel) -> new Answer.Unavailable("503"), 2);
        try (var instance = new Instance(away)) {
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 0));
            instance.awaitDelivered();

            instance.alerts.rebalance(List.of());

            assertThat(instance.dispatcher.waiting().values()).allMatch(waiting -> waiting == 0);
            assertThat(instance.worker.isReady()).isFalse();
        }
    }

    @Test
    void aTestGoesTheSameWay() throws Exception {
        try (var instance = new Instance(accepting(1))) {
            instance.worker.poll();
            instance.worker.accept(Shipment.of(SampleAlerts.opened(), Purpose.TEST, "sub-1", HOOK, CLOCK.instant()));
            instance.awaitDelivered();
        }

        assertThat(latest()).singleElement().satisfies(entry -> {
            assertThat(entry.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED);
            assertThat(entry.getTest()).isTrue();
        });
    }

    @Test
    void settledDeliveriesOfLongAgoAreForgotten() throws Exception {
        try (var instance = new Instance(accepting(2))) {
            instance.give(FakeKafka.alert(SampleAlerts.opened(), 0, 0));
            instance.awaitDelivered();
        }

        new Instance(accepting(0), Clock.offset(CLOCK, Duration.ofDays(31))).close();

        assertThat(kafka.rows(FakeKafka.LEDGER))
                .filteredOn(row -> row.value() == null)
                .hasSize(2);
    }

    @Test
    void deliveriesMustBeRememberedLongerThanAlertsAreSent() {
        assertThatThrownBy(() -> new DeliveryLimits(Duration.ofDays(7), Duration.ofDays(7), Duration.ZERO))
                .hasMessageContaining("remembered longer");
    }

    private List<Delivery> latest() {
        var latest = new java.util.LinkedHashMap<String, Delivery>();
        kafka.ledger().forEach(entry -> latest.put(entry.getId(), entry));
        return List.copyOf(latest.values());
    }

    private Counting accepting(int expected) {
        return new Counting(
                (shipment, channel) -> {
                    carried.add(shipment.id());
                    return new Answer.Accepted("ok");
                },
                expected);
    }

    private record Counting(Courier courier, CountDownLatch attempts) implements Courier {
        Counting(Courier courier, int expected) {
            this(courier, new CountDownLatch(expected));
        }

        @Override
        public Answer deliver(Parcel parcel, Channel channel) {
            try {
                return courier.deliver(parcel, channel);
            } finally {
                attempts.countDown();
            }
        }
    }

    /** One instance of the worker between its start and its end. */
    private final class Instance implements AutoCloseable {

        final MockConsumer<byte[], byte[]> alerts = new MockConsumer<>("earliest");
        final Dispatcher dispatcher;
        final AlertWorker worker;
        private final Counting courier;
        private final TopicPartition home = new TopicPartition(FakeKafka.ALERTS, 0);

        Instance(Counting courier) {
            this(courier, CLOCK);
        }

        Instance(Counting courier, Clock clock) {
            this.courier = courier;
            var ledger = new KafkaLedger(
                    FakeKafka.LEDGER, kafka.producer, FakeKafka.serializer(Delivery.getEncoder()), clock);
            var routes = new SubscriptionRoutes(id -> Optional.of(SUBSCRIPTION), changed -> {});
            this.dispatcher = new Dispatcher(
                    Map.of(ChannelKind.WEBHOOK, courier, ChannelKind.CONSOLE, courier),
                    routes,
                    ledger,
                    PATIENT,
                    clock,
                    new Random(1));
            var reader = new LedgerReader(
                    FakeKafka.LEDGER,
                    () -> kafka.reading(FakeKafka.LEDGER, 0),
                    FakeKafka.deserializer(Delivery.getDecoder()));
            Audience everybody = (alert, now) -> List.of(new Audience.Match.Wanted(SUBSCRIPTION, now));
            this.worker = new AlertWorker(
                    alerts,
                    FakeKafka.deserializer(Alert.getDecoder()),
                    reader,
                    ledger,
                    everybody,
                    dispatcher,
                    clock,
                    LIMITS,
                    alert -> cancelled.add(alert.getId()));
            worker.subscribe(FakeKafka.ALERTS);
            alerts.updateBeginningOffsets(Map.of(home, 0L));
            alerts.rebalance(List.of(home));
        }

        void give(ConsumerRecord<byte[], byte[]> row) {
            alerts.addRecord(row);
            worker.poll();
        }

        long committed() {
            return alerts.committed(java.util.Set.of(home)).get(home).offset();
        }

        void awaitDelivered() throws InterruptedException {
            assertThat(courier.attempts().await(10, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            dispatcher.close();
        }
    }
}
