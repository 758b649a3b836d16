package io.castling.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which process listens on a TCP port, as far as Linux's {@code /proc} shows it to this user; elsewhere nothing. */
final class PortOwner {
    /** The state LISTEN in /proc/net/tcp. */
    private static final String LISTEN = "0A";

    private PortOwner() {}

    /** For example {@code "java (pid 4711)"}. */
    static Optional<String> of(int port) {
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listeners(Path.of(table), port))
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> holdsAny(process, sockets))
                    .findFirst()
                    .map(PortOwner::describe);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The names of the sockets that listen on the port, as the links in /proc/PID/fd show them. */
    private static Stream<String> listeners(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines(table).stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTEN))
                .map(columns -> "socket:[" + columns[9] + "]");
    }

    private static boolean holdsAny(Path process, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false; // another user's process, or one that has just ended
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String describe(Path process) {
        String name = lines(process.resolve("comm")).stream().findFirst().orElse("a process");
        return name + " (pid " + process.getFileName() + ")";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
