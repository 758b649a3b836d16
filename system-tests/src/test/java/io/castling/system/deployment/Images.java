package io.castling.system.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The images that a deployment consists of: named in {@code .env} beside the compose file, unless the environment names others. */
final class Images {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Map<String, String> DEFAULTS = read(ROOT.resolve(".env"));

    private Images() {}

    static String kafka() {
        return value("IMAGE_KAFKA");
    }

    static String registry() {
        return value("IMAGE_APICURIO");
    }

    /** @param name as in {@code castling/NAME} */
    static String ours(String name) {
        return "castling/" + name + ":" + value("IMAGE_TAG");
    }

    static List<String> all() {
        return List.of(kafka(), registry(), ours("cli"), ours("ingest"), ours("enrich"), ours("alert"));
    }

    private static String value(String name) {
        return Optional.ofNullable(System.getenv(name))
                .or(() -> Optional.ofNullable(DEFAULTS.get(name)))
                .orElseThrow(() -> new AssertionError(name + " stands neither in the environment nor in .env"));
    }

    private static Map<String, String> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.matches("\\w+=.*"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
