package io.castling.alert.query;

import io.castling.platform.kafka.AvroSerdes;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * <pre>
 * whereabouts → keep-whereabouts → whereabouts-by-system     (on every instance)
 * relocations → keep-relocations → relocations-by-family     (on every instance)
 * </pre>
 *
 * Stores of its own, so that neither questions nor what they need weigh on tracking; global ones, so that any instance
 * answers any question. The price is disk: every instance holds all relocations.
 */
public final class QueryTopology {

    static final String WHEREABOUTS = "whereabouts-by-system";
    static final String RELOCATIONS = "relocations-by-family";

    private static final Serde<String> KEYS = Serdes.String();

    private QueryTopology() {}

    /** The stores of the live lane. */
    public static Topology build(StreamsConfig config, Lane.Live lane, AvroSerdes serdes) {
        var topology = new Topology(new TopologyConfig(config));
        add(topology, Topics.WHEREABOUTS, lane, serdes, WHEREABOUTS, KeepWhereabouts::new);
        add(topology, Topics.RELOCATIONS, lane, serdes, RELOCATIONS, KeepRelocations::new);
        return topology;
    }

    private static <V extends SpecificRecord> void add(
            Topology topology,
            Topic<V> topic,
            Lane.Live lane,
            AvroSerdes serdes,
            String store,
            ProcessorSupplier<String, V, Void, Void> keep) {
        String name = topic.name().replaceAll("\\..*", "");
        // As on the topic: with the ids of schemas, a new version reads what those before it have stored.
        Serde<V> values = serdes.value(topic.value());
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), KEYS, values)
                        .withLoggingDisabled(),
                "read-" + name,
                KEYS.deserializer(),
                values.deserializer(),
                topic.in(lane),
                "keep-" + name,
                keep);
    }
}
