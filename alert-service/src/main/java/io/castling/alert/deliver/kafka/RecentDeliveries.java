package io.castling.alert.deliver.kafka;

import io.castling.schemas.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deliveries of which there was news last. */
public final class RecentDeliveries implements TopicTail.Image<Delivery> {

    private static final int MOST = 10_000;

    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

    @Override
    public synchronized void apply(String key, @Nullable Delivery delivery) {
        deliveries.remove(key);
        if (delivery != null) {
            deliveries.put(key, delivery);
            if (deliveries.size() > MOST) {
                deliveries.remove(deliveries.keySet().iterator().next());
            }
        }
    }

    /** Latest news first. */
    public synchronized List<Delivery> newest() {
        return new ArrayList<>(deliveries.values()).reversed();
    }

    /** One of them. */
    public synchronized Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.get(id));
    }
}
