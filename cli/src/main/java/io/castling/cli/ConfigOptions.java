package io.castling.cli;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.LoadedConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's configuration comes from: file, environment, flags, in rising order. */
final class ConfigOptions {

    /** Variables that the start script reads; they are no settings. */
    private static final Set<String> OF_THE_SCRIPT =
            Set.of("CASTLING_INTERACTIVE", "CASTLING_BUILD", "CASTLING_JAVA_OPTS", "CASTLING_JVM_DIRS");

    /** Variables that settings refer to as {@code env:CASTLING_SECRET_...}. */
    private static final String SECRETS = "CASTLING_SECRET_";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "YAML file with settings below 'castling:'.")
    private @Nullable Path file;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            description = "One setting, for example castling.enrich.streams.threads=1; wins over file and environment.")
    private Map<String, String> settings = Map.of();

    boolean hasFile() {
        return file != null;
    }

    /** @param given what the command itself has decided; wins over everything */
    <T> LoadedConfig<T> load(Class<T> mapping, Map<String, String> environment, Map<String, String> given) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.keySet().removeAll(OF_THE_SCRIPT);
        variables.keySet().removeIf(name -> name.startsWith(SECRETS));
        Map<String, String> flags = new HashMap<>(settings);
        flags.putAll(given);
        return ConfigLoader.load(
                mapping,
                new ConfigSources(Optional.ofNullable(file).map(ConfigSources.YamlFile::read), variables, flags));
    }
}
