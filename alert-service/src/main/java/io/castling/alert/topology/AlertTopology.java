package io.castling.alert.topology;

import io.castling.alert.wire.FamilyTracks;
import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.StateSerde;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertThread;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationName;
import io.castling.schemas.Sighting;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * <pre>
 * claims → track-family → relocations
 *              |    |---→ whereabouts
 *              |    '---→ alerts
 *   claims-by-family, relocation-names, alert-threads
 *
 * watchlist → update-watchlist (on every instance)
 * </pre>
 */
public final class AlertTopology {

    private static final Serde<String> KEYS = Serdes.String();

    private AlertTopology() {}

    /** The topology of one lane; the watchlist is that of the live lane. */
    public static Topology build(StreamsConfig config, Lane lane, AvroSerdes serdes, FamilyTracks tracks) {
        Topology topology = new Topology(new TopologyConfig(config))
                .addSource(
                        Names.READ_CLAIMS,
                        KEYS.deserializer(),
                        serdes.value(ArticleClaim.class).deserializer(),
                        Topics.CLAIMS.in(lane))
                .addProcessor(Names.TRACK_FAMILY, () -> new TrackFamily(tracks), Names.READ_CLAIMS)
                .addStateStore(store(Names.CLAIMS, ArticleClaim.class), Names.TRACK_FAMILY)
                .addStateStore(store(Names.RELOCATION_NAMES, RelocationName.class), Names.TRACK_FAMILY)
                .addStateStore(store(Names.ALERT_THREADS, AlertThread.class), Names.TRACK_FAMILY);
        addSink(topology, Names.WRITE_RELOCATIONS, Topics.RELOCATIONS.in(lane), serdes.value(Relocation.class));
        addSink(topology, Names.WRITE_WHEREABOUTS, Topics.WHEREABOUTS.in(lane), serdes.value(Sighting.class));
        addSink(topology, Names.WRITE_ALERTS, Topics.ALERTS.in(lane), serdes.value(Alert.class));
        return addWatchlist(topology, serdes);
    }

    private static Topology addWatchlist(Topology topology, AvroSerdes serdes) {
        Serde<WatchedSystem> entries = serdes.value(WatchedSystem.class);
        return topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(Names.WATCHLIST), KEYS, entries)
                        .withLoggingDisabled(),
                Names.READ_WATCHLIST,
                KEYS.deserializer(),
                entries.deserializer(),
                Topics.WATCHLIST.in(Lane.LIVE),
                Names.UPDATE_WATCHLIST,
                UpdateWatchlist::new);
    }

    private static <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> store(String name, Class<T> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEYS, StateSerde.of(type, List.of()));
    }

    private static <T extends SpecificRecord> void addSink(
            Topology topology, String name, String topic, Serde<T> values) {
        topology.addSink(name, topic, KEYS.serializer(), values.serializer(), Names.TRACK_FAMILY);
    }
}
