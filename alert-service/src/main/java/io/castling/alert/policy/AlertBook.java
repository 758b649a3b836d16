package io.castling.alert.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has been sent about the relocations of one system family. Immutable. */
public final class AlertBook {

    public static final AlertBook EMPTY = new AlertBook(Map.of());

    private final Map<String, AlertThread> threads;

    private AlertBook(Map<String, AlertThread> threads) {
        this.threads = threads;
    }

    public static AlertBook of(List<AlertThread> threads) {
        Map<String, AlertThread> map = new HashMap<>();
        threads.forEach(thread -> map.put(thread.relocation(), thread));
        return new AlertBook(map);
    }

    /** In order of the ids of their relocations. */
    public List<AlertThread> threads() {
        return List.copyOf(new TreeMap<>(threads).values());
    }

    public Optional<AlertThread> thread(String relocationId) {
        return Optional.ofNullable(threads.get(relocationId));
    }

    AlertBook with(AlertThread thread) {
        Map<String, AlertThread> more = new HashMap<>(threads);
        more.put(thread.relocation(), thread);
        return new AlertBook(more);
    }

    AlertBook without(String relocationId) {
        if (!threads.containsKey(relocationId)) {
            return this;
        }
        Map<String, AlertThread> fewer = new HashMap<>(threads);
        fewer.remove(relocationId);
        return new AlertBook(fewer);
    }
}
