package io.castling.alert.query;

import io.castling.schemas.Relocation;
import java.util.ArrayList;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps each relocation under its family, so that the history of a system is one range of keys. */
final class KeepRelocations extends ContextualProcessor<String, Relocation, Void, Void> {

    @Override
    public void process(Record<String, Relocation> row) {
        KeyValueStore<String, Relocation> store = context().getStateStore(QueryTopology.RELOCATIONS);
        Relocation relocation = row.value();
        if (relocation == null) {
            remove(store, row.key());
            return;
        }
        store.put(RelocationKeys.relocation(relocation.getFamily(), relocation.getId()), relocation);
        if (relocation.getSystem() != null) {
            store.put(RelocationKeys.system(relocation.getSystem(), relocation.getFamily()), relocation);
        }
    }

    /** A removal does not say of which family; it is rare enough to look everywhere. */
    private static void remove(KeyValueStore<String, Relocation> store, String id) {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, Relocation> all = store.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.getId().equals(id)) {
                    keys.add(entry.key);
                }
            });
        }
        keys.forEach(store::delete);
    }
}
