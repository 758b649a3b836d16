package io.castling.alert.query;

import io.castling.schemas.Sighting;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the latest sighting of each system at each place under the key of the topic. */
final class KeepWhereabouts extends ContextualProcessor<String, Sighting, Void, Void> {

    @Override
    public void process(Record<String, Sighting> sighting) {
        KeyValueStore<String, Sighting> store = context().getStateStore(QueryTopology.WHEREABOUTS);
        store.put(sighting.key(), sighting.value());
    }
}
