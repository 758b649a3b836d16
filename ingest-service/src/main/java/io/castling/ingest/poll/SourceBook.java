package io.castling.ingest.poll;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All sources that there are: those of the configuration, and those that were defined while the service ran. Where both
 * name one, the configuration wins: it is what the operator can read. Pausing is kept apart and holds for both. May be
 * shared by threads.
 */
public final class SourceBook {

    private final Runnable changed;
    private Map<SourceId, Source> configured = Map.of();
    private final Map<SourceId, Definition> defined = new TreeMap<>();

    /** @param changed is run after each change, in the thread that made it */
    public SourceBook(Runnable changed) {
        this.changed = changed;
    }

    /**
     * What was said while the service ran.
     *
     * @param source empty where only the pause of a configured source was said
     */
    public record Definition(Optional<Source> source, boolean paused) {}

    /** @param configured whether the configuration defines it */
    public record Entry(Source source, boolean paused, boolean configured) {}

    /** Takes the place of what was configured before. */
    public void configure(Collection<Source> sources) {
        Map<SourceId, Source> all = new TreeMap<>();
        sources.forEach(source -> all.put(source.id(), source));
        synchronized (this) {
            configured = Map.copyOf(all);
        }
        changed.run();
    }

    /** Notes what was said about a source; empty where it was removed. */
    public void define(SourceId id, Optional<Definition> definition) {
        synchronized (this) {
            definition.ifPresentOrElse(said -> defined.put(id, said), () -> defined.remove(id));
        }
        changed.run();
    }

    public synchronized Optional<Entry> find(SourceId id) {
        Source source = configured.get(id);
        Optional<Definition> said = Optional.ofNullable(defined.get(id));
        boolean paused = said.map(Definition::paused).orElse(false);
        return Optional.ofNullable(source)
                .map(found -> new Entry(found, paused, true))
                .or(() -> said.flatMap(Definition::source).map(found -> new Entry(found, paused, false)));
    }

    /** In the order of their ids. */
    public synchronized List<Entry> all() {
        var ids = new java.util.TreeSet<>(configured.keySet());
        ids.addAll(defined.keySet());
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }
}
