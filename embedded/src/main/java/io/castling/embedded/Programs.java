package io.castling.embedded;

import io.castling.embedded.child.LeashMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that the children run. Maven lays them out at build time under {@code embedded/target/runtime}: one
 * folder {@code kafka-VERSION} with the jars of the broker, one folder {@code apicurio-VERSION} with the registry.
 *
 * @param java the launcher of the JVM, at least version 21
 * @param kafka the folder with the broker's jars
 * @param registry the folder with {@code quarkus-run.jar}
 * @param children this module's own classes, for the main classes of the children
 */
public record Programs(Path java, Path kafka, Path registry, Path children) {
    /** The system property that names the folder with the programs, for a build that lies elsewhere. */
    public static final String PROPERTY = "castling.runtime";

    /**
     * The programs beside this module's build, run by the JVM that runs this code; the property {@value #PROPERTY} wins.
     *
     * @throws SurroundingsException when one is missing; the message says how to get it
     */
    public static Programs ofThisJvm() {
        Path children = ownCode();
        Path runtime = Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .orElseGet(() -> children.resolveSibling("runtime"));
        return find(runtime, Path.of(System.getProperty("java.home"), "bin", "java"), children);
    }

    static Programs find(Path runtime, Path java, Path children) {
        return new Programs(java, newest(runtime, "kafka-"), newest(runtime, "apicurio-"), children);
    }

    /** The broker's jars, then our main classes. */
    String brokerClassPath() {
        return kafka.resolve("*") + ":" + children;
    }

    String registryClassPath() {
        return registry.resolve("quarkus-run.jar") + ":" + children;
    }

    /** The newest by modification, for a build folder may still hold the version of yesterday. */
    private static Path newest(Path runtime, String prefix) {
        List<Path> found = list(runtime).stream()
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .filter(path -> !list(path).isEmpty())
                .sorted(Comparator.comparing(Programs::modified))
                .toList();
        if (found.isEmpty()) {
            throw new SurroundingsException(
                    "the embedded platform is not built: there is no folder " + prefix + "VERSION in " + runtime
                            + "; run 'mvn -DskipTests package' or name its place with -D" + PROPERTY + "=DIR");
        }
        return found.getLast();
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ownCode() {
        try {
            return Path.of(LeashMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
