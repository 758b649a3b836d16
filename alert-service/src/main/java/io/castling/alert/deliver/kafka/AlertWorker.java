package io.castling.alert.deliver.kafka;

import io.castling.alert.deliver.Audience;
import io.castling.alert.deliver.DeliveryPlan;
import io.castling.alert.deliver.DeliveryPlan.Decision;
import io.castling.alert.deliver.Dispatcher;
import io.castling.alert.deliver.Resumption;
import io.castling.alert.deliver.Shipment;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes alerts from their topic, writes into the ledger what shall be delivered, and hands it to the dispatcher; only then
 * is the alert's offset committed. What was written before a crash is found in the ledger again, so that an alert which is
 * read twice is planned once.
 */
final class AlertWorker {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWorker.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> alerts;
    private final Deserializer<Alert> values;
    private final LedgerReader reader;
    private final KafkaLedger ledger;
    private final Audience audience;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final DeliveryLimits limits;
    private final java.util.function.Consumer<Alert> cancelled;
    /** The deliveries that have been planned, by partition. */
    private final Map<Integer, Set<String>> planned = new ConcurrentHashMap<>();

    /** @param cancelled is told of each cancellation once it has been planned */
    AlertWorker(
            Consumer<byte[], byte[]> alerts,
            Deserializer<Alert> values,
            LedgerReader reader,
            KafkaLedger ledger,
            Audience audience,
            Dispatcher dispatcher,
            Clock clock,
            DeliveryLimits limits,
            java.util.function.Consumer<Alert> cancelled) {
        this.alerts = alerts;
        this.values = values;
        this.reader = reader;
        this.ledger = ledger;
        this.audience = audience;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.limits = limits;
        this.cancelled = cancelled;
    }

    /** Begins to read; partitions come with the polls. */
    void subscribe(String topic) {
        alerts.subscribe(List.of(topic), new Ownership());
    }

    /** Handles what has come in. */
    void poll() {
        var fresh = new ArrayList<Shipment>();
        var rows = alerts.poll(POLL);
        rows.forEach(row -> plan(row, fresh));
        if (!rows.isEmpty()) {
            ledger.flush();
            alerts.commitSync();
            fresh.forEach(dispatcher::accept);
        }
    }

    /** A delivery that no alert on the topic asked for: somebody tries a channel. */
    void accept(Shipment shipment) {
        var home = planned.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .orElseThrow(() -> new IllegalStateException("this instance has no part of the alerts yet"));
        enter(shipment, home.getKey(), home.getValue());
        ledger.flush();
        dispatcher.accept(shipment);
    }

    boolean isReady() {
        return !planned.isEmpty();
    }

    private void plan(ConsumerRecord<byte[], byte[]> row, List<Shipment> fresh) {
        Set<String> seen = planned.computeIfAbsent(row.partition(), partition -> ConcurrentHashMap.newKeySet());
        for (Decision decision : decisions(row)) {
            if (!seen.contains(decision.id())) {
                switch (decision) {
                    case Decision.Send send -> {
                        enter(send.shipment(), row.partition(), seen);
                        fresh.add(send.shipment());
                    }
                    case Decision.Withhold withhold -> {
                        ledger.open(withhold.id(), row.partition());
                        ledger.record(withhold.entry());
                        seen.add(withhold.id());
                    }
                }
            }
        }
    }

    /** One alert that nobody can work on must not hold up those behind it. */
    private List<Decision> decisions(ConsumerRecord<byte[], byte[]> row) {
        if (row.value() == null) {
            return List.of();
        }
        try {
            Alert alert = values.deserialize(row.topic(), row.value());
            Instant now = clock.instant();
            var plan = DeliveryPlan.of(alert, audience.of(alert, now), now, limits.oldest(), limits.groupWithin());
            if (alert.getType() == AlertType.CANCEL) {
                cancelled.accept(alert);
            }
            return plan;
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("partition", row.partition())
                    .addKeyValue("offset", row.offset())
                    .log("an alert became a dead letter");
            ledger.deadLetter(row, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private void enter(Shipment shipment, int partition, Set<String> seen) {
        ledger.open(shipment.id(), partition);
        ledger.record(shipment.waiting(DeliveryOutcome.PENDING, null, clock.instant()));
        seen.add(shipment.id());
    }

    /** What a partition brings along when it comes, and takes along when it goes. */
    private final class Ownership implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var ledgers = new TreeMap<Integer, Map<String, Delivery>>();
            partitions.forEach(partition -> ledgers.put(partition.partition(), reader.read(partition.partition())));
            Resumption resumption = Resumption.of(ledgers.values());
            ledgers.forEach((partition, entries) -> resume(partition, entries, resumption));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                int number = partition.partition();
                planned.remove(number);
                dispatcher.forget(shipment -> ledger.stands(shipment.id(), number));
            }
        }
    }

    private void resume(int partition, Map<String, Delivery> entries, Resumption resumption) {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Instant horizon = clock.instant().minus(limits.remembered());
        entries.forEach((id, entry) -> {
            if (entry.getPending() == null && entry.getAt().isBefore(horizon)) {
                ledger.forget(id, partition);
                return;
            }
            seen.add(id);
            resumption.shipment(entry).ifPresent(shipment -> {
                ledger.open(id, partition);
                dispatcher.accept(shipment);
            });
        });
        planned.put(partition, seen);
    }
}
