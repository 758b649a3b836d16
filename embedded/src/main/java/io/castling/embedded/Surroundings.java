package io.castling.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks over what the machine offers to the embedded platform, and changes nothing. */
public final class Surroundings {
    private static final int JAVA_FLOOR = 21;
    private static final long MEGABYTE = 1_000_000;
    /** Measured for {@code castling up} with the bundled samples, rounded up; see {@code embedded/README.md}. */
    private static final long MEMORY = 2_000 * MEGABYTE;

    private static final long DISK_TO_START = 300 * MEGABYTE;
    private static final long DISK_TO_STAY = 2_000 * MEGABYTE;
    private static final long PATIENCE_SECONDS = 5;

    private final Path directory;
    private final Map<String, Integer> ports;

    /**
     * What is going to be used.
     *
     * @param directory the data directory; it need not exist
     * @param ports those asked for by number, by the name of who listens there: "the broker"
     */
    public Surroundings(Path directory, Map<String, Integer> ports) {
        this.directory = directory.toAbsolutePath().normalize();
        this.ports = Map.copyOf(ports);
    }

    /** All checks, those that matter most first. Takes a moment, at most some seconds. */
    public List<Check> checks() {
        var checks = new ArrayList<Check>();
        checks.add(java(Runtime.version().feature(), System.getProperty("java.home")));
        checks.add(programs(Programs::ofThisJvm));
        checks.add(data());
        checks.add(disk(usableBytes(existing(directory)), directory));
        checks.add(memory(availableMemory()));
        checks.add(cores(Runtime.getRuntime().availableProcessors()));
        ports.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> port(entry.getKey(), entry.getValue()))
                .forEach(checks::add);
        checks.add(containers());
        return checks;
    }

    static Check java(int feature, String home) {
        String finding = feature + " in " + home;
        return feature >= JAVA_FLOOR
                ? Check.fine("Java", finding)
                : Check.fatal("Java", finding, "install a JDK " + JAVA_FLOOR + " or newer, or set JAVA_HOME to one");
    }

    static Check programs(Supplier<Programs> find) {
        try {
            var programs = find.get();
            return Check.fine(
                    "broker and registry",
                    programs.kafka().getFileName() + ", " + programs.registry().getFileName());
        } catch (SurroundingsException e) {
            return Check.fatal("broker and registry", e);
        }
    }

    /** Neither a directory nor a lock file is made for this. */
    private Check data() {
        String name = "data directory";
        if (!Files.exists(directory.resolve(DataDir.LOCK))) {
            return Files.isWritable(existing(directory))
                    ? Check.fine(name, directory + " will be filled")
                    : Check.fatal(name, existing(directory) + " is not writable", "choose another data directory");
        }
        try (var data = DataDir.open(directory)) {
            return Check.fine(name, data.path() + " is ours to write");
        } catch (SurroundingsException e) {
            return Check.fatal(name, e);
        }
    }

    static Check disk(long usableBytes, Path directory) {
        String finding = megabytes(usableBytes) + " free for " + directory;
        if (usableBytes < DISK_TO_START) {
            return Check.fatal(
                    "disk", finding, "free " + megabytes(DISK_TO_START) + " or choose another data directory");
        }
        return usableBytes < DISK_TO_STAY
                ? Check.poor("disk", finding, "free " + megabytes(DISK_TO_STAY) + ", for records are kept")
                : Check.fine("disk", finding);
    }

    static Check memory(OptionalLong availableBytes) {
        if (availableBytes.isEmpty()) {
            return Check.poor("memory", "this system does not say", "see to " + megabytes(MEMORY) + " of free memory");
        }
        String finding = megabytes(availableBytes.getAsLong()) + " available";
        return availableBytes.getAsLong() < MEMORY
                ? Check.poor("memory", finding, "close other programs until " + megabytes(MEMORY) + " are available")
                : Check.fine("memory", finding);
    }

    static Check cores(int cores) {
        return cores < 2
                ? Check.poor("processors", cores + " core", "expect a start of minutes; two cores are enough")
                : Check.fine("processors", cores + " cores");
    }

    static Check port(String who, int port) {
        String name = "port " + port;
        try {
            Ports.requireFree(port, who);
            return Check.fine(name, "free for " + who);
        } catch (SurroundingsException e) {
            return Check.fatal(name, e);
        }
    }

    /** Castling needs none; only the system tests on containers do. */
    private static Check containers() {
        for (String engine : List.of("docker", "podman")) {
            if (answers(engine, "info")) {
                return Check.fine("containers", engine + " answers");
            }
        }
        return Check.poor(
                "containers",
                "neither docker nor podman answers",
                "install one for the system tests on containers; 'castling up' needs neither");
    }

    private static boolean answers(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path existing(Path path) {
        Path existing = path;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static long usableBytes(Path path) {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Linux could give to programs without swapping; other systems only tell what is wholly unused. */
    private static OptionalLong availableMemory() {
        Path table = Path.of("/proc/meminfo");
        if (!Files.isReadable(table)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(table).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static String megabytes(long bytes) {
        return bytes >= 1_000 * MEGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
                : String.format(Locale.ROOT, "%d MB", bytes / MEGABYTE);
    }
}
