package io.castling.alert.query;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.SchemaIds;
import io.castling.schemas.ClaimStatus;
import io.castling.schemas.Credibility;
import io.castling.schemas.Interval;
import io.castling.schemas.Materiel;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationChange;
import io.castling.schemas.RelocationState;
import io.castling.schemas.Sighting;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The real topology and its stores, fed by hand. */
public final class QueryStores implements Queries.Stores, AutoCloseable {

    private static final Credibility PROBABLE = new Credibility("B", 2, List.of("for the test"));

    private final AvroSerdes serdes = new AvroSerdes(SchemaIds.inMemory(), DataSize.parse("4MiB"));
    private final TopologyTestDriver driver;
    private boolean available = true;

    public QueryStores(Path state) {
        var properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "query",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1",
                StreamsConfig.STATE_DIR_CONFIG, state.toString(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true"));
        driver = new TopologyTestDriver(
                QueryTopology.build(new StreamsConfig(properties), Lane.LIVE, serdes), properties);
    }

    /** While unavailable, reading fails as it does during a rebalance. */
    public void available(boolean now) {
        available = now;
    }

    public void seen(String system, String family, Place place, String relocation, boolean departed) {
        String key = (system == null ? family : system) + "|" + place.getId();
        var sighting = Sighting.newBuilder()
                .setSystem(system)
                .setFamily(family)
                .setPlace(place)
                .setDeparted(departed)
                .setRelocation(relocation)
                .setCredibility(PROBABLE)
                .build();
        put(Topics.WHEREABOUTS, key, sighting);
    }

    public void forgotten(String key) {
        put(Topics.WHEREABOUTS, key, null);
    }

    public void moved(String id, String system, String family, LocalDate day, Instant published) {
        put(Topics.RELOCATIONS, id, relocation(id, system, family, day, published));
    }

    public void removed(String id) {
        put(Topics.RELOCATIONS, id, null);
    }

    static Relocation relocation(String id, String system, String family, LocalDate day, Instant published) {
        return Relocation.newBuilder()
                .setId(id)
                .setState(RelocationState.ACTIVE)
                .setChange(RelocationChange.OPENED)
                .setSystem(system)
                .setFamily(family)
                .setMateriel(Materiel.SYSTEM)
                .setStatus(ClaimStatus.REPORTED)
                .setCredibility(PROBABLE)
                .setWhen(day == null ? null : new Interval(day, day))
                .setFirstPublished(published)
                .setLastPublished(published)
                .build();
    }

    public static Place place(String name, double longitude, double latitude) {
        return Place.newBuilder()
                .setId("cs:" + name)
                .setName(name)
                .setLongitude(longitude)
                .setLatitude(latitude)
                .setKind("city")
                .build();
    }

    private <V extends SpecificRecord> void put(Topic<V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.fullName(),
                        new StringSerializer(),
                        serdes.value(topic.value()).serializer())
                .pipeInput(key, value);
    }

    @Override
    public ReadOnlyKeyValueStore<String, Sighting> whereabouts() {
        return store(QueryTopology.WHEREABOUTS);
    }

    @Override
    public ReadOnlyKeyValueStore<String, Relocation> relocations() {
        return store(QueryTopology.RELOCATIONS);
    }

    private <V> ReadOnlyKeyValueStore<String, V> store(String name) {
        if (!available) {
            throw new InvalidStateStoreException("rebalancing");
        }
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
