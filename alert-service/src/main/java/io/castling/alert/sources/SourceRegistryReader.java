package io.castling.alert.sources;

import io.castling.alert.track.voice.Nation;
import io.castling.alert.track.voice.Reliability;
import io.castling.alert.track.voice.Source;
import io.castling.alert.track.voice.SourceRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a source registry. {@link ReloadedTracker} reads it again when it changes. */
public final class SourceRegistryReader {

    private static final String BUNDLED = "sources.yaml";
    private static final Set<String> KEYS =
            Set.of("id", "name", "kind", "reliability", "country", "stateControlled", "hosts", "aliases", "rationale");

    private final String file;
    private final Map<?, ?> rationales;

    private SourceRegistryReader(String file, Map<?, ?> rationales) {
        this.file = file;
        this.rationales = rationales;
    }

    /** The registry that ships with Castling. */
    public static SourceRegistry bundled() {
        try (InputStream stream = SourceRegistryReader.class.getResourceAsStream(BUNDLED)) {
            byte[] bytes = Objects.requireNonNull(stream, BUNDLED).readAllBytes();
            return read(BUNDLED, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A registry of one's own, in the form of the bundled one.
     *
     * @throws IllegalArgumentException naming the file, the entry and the remedy
     */
    public static SourceRegistry read(Path file) throws IOException {
        return read(file.toString(), Files.readString(file));
    }

    static SourceRegistry read(String file, String yaml) {
        Object document;
        try {
            document = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + " is no YAML: " + e.getMessage(), e);
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(file + ": needs the keys rationales, sources and nations");
        }
        Map<?, ?> rationales = map.get("rationales") instanceof Map<?, ?> given ? given : Map.of();
        return new SourceRegistryReader(file, rationales).registry(map);
    }

    private SourceRegistry registry(Map<?, ?> map) {
        if (!(map.get("sources") instanceof List<?> entries)) {
            throw new IllegalArgumentException(file + ": 'sources' needs a list");
        }
        List<Source> sources = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> fields)) {
                throw new IllegalArgumentException(file + ": a source needs the keys " + KEYS + ", not: " + entry);
            }
            sources.add(source(fields));
        }
        List<Nation> nations = new ArrayList<>();
        if (map.get("nations") instanceof Map<?, ?> given) {
            given.forEach((code, words) -> nations.add(new Nation(String.valueOf(code), words(words, "nations"))));
        }
        return new SourceRegistry(sources, nations);
    }

    private Source source(Map<?, ?> fields) {
        String id = text(fields, "id", "?");
        for (Object key : fields.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        file + ": source '" + id + "' has the unknown key '" + key + "': use one of " + KEYS);
            }
        }
        String rationale = text(fields, "rationale", id);
        return new Source(
                id,
                text(fields, "name", id),
                words(fields.get("aliases"), id),
                words(fields.get("hosts"), id),
                choice(Source.Kind.class, text(fields, "kind", id), id),
                Optional.ofNullable(fields.get("country")).map(String::valueOf),
                choice(Reliability.class, text(fields, "reliability", id), id),
                Boolean.TRUE.equals(fields.get("stateControlled")),
                rationales.get(rationale) instanceof String words ? words : rationale);
    }

    private String text(Map<?, ?> fields, String key, String id) {
        Object value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException(file + ": source '" + id + "' has no '" + key + "': add it");
        }
        return String.valueOf(value);
    }

    private List<String> words(@Nullable Object value, String id) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(file + ": '" + id + "' needs a list, not: " + value);
        }
        return list.stream().map(String::valueOf).toList();
    }

    private <E extends Enum<E>> E choice(Class<E> type, String value, String id) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": source '" + id + "': '" + value
                        + "' is not one of " + Arrays.toString(type.getEnumConstants())));
    }
}
