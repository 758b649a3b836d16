package io.castling.ingest.poll;

import io.castling.platform.config.ConfigException;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.ConfigSources.YamlFile;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources of the configuration, and of the file that it may name. The file is read again when it has changed. */
public final class ConfiguredSources {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSources.class);

    private final Map<String, SourceSettings> settings;
    private final Optional<Path> file;
    private Optional<FileTime> read = Optional.empty();

    /** What the file says. */
    @ConfigMapping(prefix = "sources")
    interface SourcesFile {
        @WithParentName
        Map<String, SourceSettings> all();
    }

    public ConfiguredSources(Map<String, SourceSettings> settings, Optional<Path> file) {
        this.settings = Map.copyOf(settings);
        this.file = file;
    }

    /** @throws ConfigException names every source that cannot be */
    public List<Source> load() {
        Map<String, SourceSettings> all = new TreeMap<>(settings);
        List<String> problems = new ArrayList<>();
        if (file.isPresent()) {
            read = modified(file.get());
            load(file.get()).forEach((id, source) -> {
                if (all.putIfAbsent(id, source) != null) {
                    problems.add(
                            "The source " + id + " stands in " + file.get() + " and in the configuration. Remove one.");
                }
            });
        }
        List<Source> sources = new ArrayList<>();
        all.forEach((id, source) -> {
            try {
                sources.add(source.source(id));
            } catch (IllegalArgumentException unusable) {
                problems.add(sentence(String.valueOf(unusable.getMessage())) + " Correct it.");
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return sources;
    }

    /** The sources when the file has changed since it was read and can be used; what is wrong with it is logged. */
    public Optional<List<Source>> reload() {
        if (file.isEmpty() || modified(file.get()).equals(read)) {
            return Optional.empty();
        }
        try {
            return Optional.of(load());
        } catch (ConfigException unusable) {
            LOG.atError()
                    .addKeyValue("file", file.get())
                    .addKeyValue("problems", unusable.getMessage())
                    .log("The changed file of sources is not used; those of before stay");
            return Optional.empty();
        }
    }

    private static Map<String, SourceSettings> load(Path file) {
        return ConfigLoader.load(
                        SourcesFile.class, new ConfigSources(Optional.of(YamlFile.read(file)), Map.of(), Map.of()))
                .values()
                .all();
    }

    private static Optional<FileTime> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
