package io.castling.alert.deliver.kafka;

import io.castling.schemas.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The newest alerts, for feeds and for those who listen. */
public final class RecentAlerts implements TopicTail.Image<Alert> {

    /** As many as a feed reader may miss over a weekend. */
    static final int MOST = 1_000;

    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<Consumer<Alert>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void apply(String key, @Nullable Alert alert) {
        if (alert == null) {
            return;
        }
        synchronized (this) {
            alerts.remove(alert.getId());
            alerts.put(alert.getId(), alert);
            if (alerts.size() > MOST) {
                alerts.remove(alerts.keySet().iterator().next());
            }
        }
        listeners.forEach(listener -> listener.accept(alert));
    }

    /** Newest first. */
    public synchronized List<Alert> newest() {
        return new ArrayList<>(alerts.values()).reversed();
    }

    /** One of them. */
    public synchronized Optional<Alert> find(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    /** Those after the one with this id, oldest first; all when it is not known any more. */
    public synchronized List<Alert> after(String id) {
        var all = new ArrayList<>(alerts.values());
        int at = new ArrayList<>(alerts.keySet()).indexOf(id);
        return List.copyOf(all.subList(at + 1, all.size()));
    }

    /** Calls the listener for each alert that comes from now on, on the reading thread: it must return at once. */
    public void listen(Consumer<Alert> listener) {
        listeners.add(listener);
    }

    /** Calls the listener no more. */
    public void leave(Consumer<Alert> listener) {
        listeners.remove(listener);
    }
}
