package io.castling.platform.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration and where each of its values came from.
 *
 * @param values the mapping, complete and converted
 * @param settings every value in force, sorted by name, secrets redacted
 */
public record LoadedConfig<T>(T values, List<Setting> settings) {

    public LoadedConfig {
        settings = List.copyOf(settings);
    }

    /**
     * One value in force.
     *
     * @param name the full property name
     * @param value as configured, or {@link Secret#REDACTED}
     * @param origin for example {@code default}, {@code app.yaml line 3}, {@code environment APP_HTTP_PORT}
     */
    public record Setting(String name, String value, String origin) {}

    /** The effective configuration for the log, one setting a line: {@code name = value (origin)}. */
    public String render() {
        return settings.stream()
                .map(setting -> setting.name() + " = " + setting.value() + " (" + setting.origin() + ")")
                .collect(Collectors.joining("\n"));
    }
}
