package io.castling.platform.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where configuration comes from, weakest first: defaults of the mapping, file, environment, flags.
 *
 * <p>Everything is handed in: nothing here reads the environment of the process.
 *
 * @param file a YAML file, if there is one
 * @param environment environment variables; those that do not begin with the upper-case root are not looked at. Take
 *     out the ones that a start script reads for itself.
 * @param flags overrides by full property name, for example {@code root.http.port} = {@code 8080}
 */
public record ConfigSources(Optional<YamlFile> file, Map<String, String> environment, Map<String, String> flags) {

    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }

    /** Flags alone: enough for tests and for a service whose settings another one composes. */
    public static ConfigSources of(Map<String, String> flags) {
        return new ConfigSources(Optional.empty(), Map.of(), flags);
    }

    /**
     * A YAML document and the name by which messages call it.
     *
     * @param name as the user wrote it
     * @param content the document
     */
    public record YamlFile(String name, String content) {

        /**
         * Reads a file in UTF-8.
         *
         * @throws ConfigException when it is missing, unreadable or not UTF-8
         */
        public static YamlFile read(Path path) {
            try {
                return new YamlFile(path.toString(), Files.readString(path));
            } catch (NoSuchFileException missing) {
                throw new ConfigException(
                        List.of("The configuration file " + path + " does not exist. Create it or name another."),
                        missing);
            } catch (MalformedInputException notText) {
                throw new ConfigException(
                        List.of("The configuration file " + path + " is not UTF-8 text. Save it as UTF-8."), notText);
            } catch (IOException unreadable) {
                throw new ConfigException(
                        List.of("The configuration file " + path + " cannot be read: " + unreadable.getMessage() + "."),
                        unreadable);
            }
        }
    }
}
