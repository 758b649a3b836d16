package io.castling.alert.deliver.kafka;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a compacted topic says at this moment: the latest value of each key. */
public final class CompactedView<V> implements TopicTail.Image<V> {

    private final ConcurrentSkipListMap<String, V> values = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong();

    @Override
    public void apply(String key, @Nullable V value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        version.incrementAndGet();
    }

    /** The value of a key. */
    public Optional<V> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All values, in the order of their keys. */
    public List<V> all() {
        return List.copyOf(values.values());
    }

    /** Grows with each change, so that what is derived from this view knows when to be derived anew. */
    public long version() {
        return version.get();
    }
}
