package io.castling.alert.topology;

import io.castling.schemas.WatchedSystem;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the watchlist, which every instance has as a whole; a change takes effect with the next claim. */
final class UpdateWatchlist extends ContextualProcessor<String, WatchedSystem, Void, Void> {

    @Override
    public void process(Record<String, WatchedSystem> entry) {
        KeyValueStore<String, WatchedSystem> watchlist = context().getStateStore(Names.WATCHLIST);
        watchlist.put(entry.key(), entry.value());
    }
}
