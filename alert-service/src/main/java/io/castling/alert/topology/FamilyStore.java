package io.castling.alert.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store whose entries belong to families: keys are the family, a bar, the entry's own id. */
final class FamilyStore<V> {

    private static final String BAR = "|";

    private final KeyValueStore<String, V> store;
    private final StringSerializer prefixes = new StringSerializer();

    FamilyStore(KeyValueStore<String, V> store) {
        this.store = store;
    }

    void put(String family, String id, V value) {
        store.put(family + BAR + id, value);
    }

    void remove(String family, String id) {
        store.delete(family + BAR + id);
    }

    List<V> all(String family) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.prefixScan(family + BAR, prefixes)) {
            entries.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }
}
