package io.castling.alert.track.voice;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who is known as a source, by name and by host, and how states are named. Immutable: reloading it means to construct
 * another one.
 */
public final class SourceRegistry {

    /** Knows nobody: every outlet is its own voice, of unknown reliability. */
    public static final SourceRegistry EMPTY = new SourceRegistry(List.of(), List.of());

    private final List<Source> sources;
    private final Map<String, Source> byName;
    private final Map<String, Source> byHost;
    private final Map<String, Source> byState;
    private final Map<String, Nation> nations;

    /** @throws IllegalArgumentException when two sources share an id, a name or a host; the message names both */
    public SourceRegistry(List<Source> sources, List<Nation> nations) {
        this.sources = List.copyOf(sources);
        this.byName = new HashMap<>();
        this.byHost = new HashMap<>();
        this.byState = new HashMap<>();
        this.nations = new HashMap<>();
        Map<String, Source> byId = new HashMap<>();
        for (Source source : sources) {
            put(byId, source.id(), source, "id");
            put(byName, Words.key(source.name()), source, "name");
            for (String alias : source.aliases()) {
                put(byName, Words.key(alias), source, "alias");
            }
            for (String host : source.hosts()) {
                put(byHost, host, source, "host");
            }
            if (source.kind() == Source.Kind.GOVERNMENT) {
                source.country().ifPresent(country -> byState.putIfAbsent(country, source));
            }
        }
        for (Nation nation : nations) {
            for (String word : nation.words()) {
                this.nations.put(Words.key(word), nation);
            }
        }
    }

    private static void put(Map<String, Source> map, String key, Source source, String what) {
        Source before = map.putIfAbsent(key, source);
        if (before != null && !before.id().equals(source.id())) {
            throw new IllegalArgumentException("source registry: the " + what + " '" + key + "' is given to both '"
                    + before.id() + "' and '" + source.id() + "': keep one of them");
        }
        if (before != null && what.equals("id")) {
            throw new IllegalArgumentException("source registry: the id '" + key + "' is given twice: rename one");
        }
    }

    public List<Source> sources() {
        return sources;
    }

    /** The source of that name or alias, however it is cased and punctuated. */
    public Optional<Source> named(String name) {
        return Optional.ofNullable(byName.get(Words.key(name)));
    }

    /** The source that publishes under the host or a domain above it. */
    public Optional<Source> at(String host) {
        String rest = host.toLowerCase(Locale.ROOT);
        while (rest.contains(".")) {
            Source source = byHost.get(rest);
            if (source != null) {
                return Optional.of(source);
            }
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return Optional.empty();
    }

    Optional<Source> keyed(String key) {
        return Optional.ofNullable(byName.get(key));
    }

    Optional<Nation> nation(String key) {
        return Optional.ofNullable(nations.get(key));
    }

    /** The body that speaks for a state: the first one listed for its country. */
    Optional<Source> state(String country) {
        return Optional.ofNullable(byState.get(country));
    }
}
