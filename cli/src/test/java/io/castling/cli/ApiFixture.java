package io.castling.cli;

import io.castling.alert.api.AlertApi;
import io.castling.alert.deliver.Shipment;
import io.castling.alert.deliver.kafka.CompactedView;
import io.castling.alert.deliver.kafka.CompactedWriter;
import io.castling.alert.deliver.kafka.Desk;
import io.castling.alert.deliver.kafka.RecentAlerts;
import io.castling.alert.deliver.kafka.RecentDeliveries;
import io.castling.alert.deliver.render.Publisher;
import io.castling.alert.query.Queries;
import io.castling.platform.config.DataSize;
import io.castling.platform.http.HttpService;
import io.castling.platform.http.HttpSettings;
import io.castling.platform.http.RunningHttp;
import io.castling.platform.kafka.AvroTrust;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.Acknowledgement;
import io.castling.schemas.Alert;
import io.castling.schemas.Delivery;
import io.castling.schemas.DeliveryOutcome;
import io.castling.schemas.Relocation;
import io.castling.schemas.Sighting;
import io.castling.schemas.Subscription;
import io.castling.schemas.WatchedSystem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The API as users have it, over a Kafka that only remembers; what is sent arrives, or is refused. */
final class ApiFixture implements AutoCloseable {

    static {
        AvroTrust.trust(Alert.class);
        AvroTrust.trust(Delivery.class);
        AvroTrust.trust(Subscription.class);
        AvroTrust.trust(WatchedSystem.class);
        AvroTrust.trust(Acknowledgement.class);
    }

    final CompactedView<Subscription> subscriptions = new CompactedView<>();
    final CompactedView<Acknowledgement> acknowledgements = new CompactedView<>();
    final RecentAlerts alerts = new RecentAlerts();
    private final CompactedView<WatchedSystem> watchlist = new CompactedView<>();
    private final RecentDeliveries deliveries = new RecentDeliveries();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final AlertApi api;
    private final RunningHttp http;
    volatile boolean refusing;

    ApiFixture() {
        Clock clock = Clock.systemUTC();
        var desk = new Desk(
                subscriptions,
                writer(subscriptions, clock),
                watchlist,
                writer(watchlist, clock),
                acknowledgements,
                writer(acknowledgements, clock),
                alerts,
                deliveries,
                this::deliver);
        api = new AlertApi(
                desk,
                new Queries(new NoStores()),
                new Publisher("castling@localhost", "Castling", Optional.empty()),
                clock,
                new Random(1),
                Duration.ofSeconds(1));
        http = new HttpService("alert-api", new AnyPort(), api::addTo, ServiceContext.create("test")).start();
    }

    URI url() {
        return http.url();
    }

    private <V> CompactedWriter<V> writer(CompactedView<V> view, Clock clock) {
        return new CompactedWriter<>("topic", producer, (topic, value) -> new byte[1], view, clock);
    }

    private void deliver(Shipment shipment) {
        var outcome = refusing ? DeliveryOutcome.FAILED : DeliveryOutcome.DELIVERED;
        deliveries.apply(shipment.id(), shipment.settled(outcome, refusing ? "HTTP 422" : "HTTP 204", shipment.due()));
    }

    @Override
    public void close() {
        api.close();
        http.close();
    }

    private static final class NoStores implements Queries.Stores {

        @Override
        public ReadOnlyKeyValueStore<String, Sighting> whereabouts() {
            throw new InvalidStateStoreException("no stores in this test");
        }

        @Override
        public ReadOnlyKeyValueStore<String, Relocation> relocations() {
            throw new InvalidStateStoreException("no stores in this test");
        }
    }

    private static final class AnyPort implements HttpSettings {

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public DataSize maxRequestSize() {
            return DataSize.parse("1MiB");
        }

        @Override
        public Optional<Path> keysFile() {
            return Optional.empty();
        }

        @Override
        public int writesPerSecond() {
            return 1_000;
        }

        @Override
        public Duration closeWithin() {
            return Duration.ofSeconds(1);
        }
    }
}
