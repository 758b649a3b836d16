package io.castling.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@code castling} command in a process of its own, started the way that a person does. */
final class CastlingProcess implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "castling").toAbsolutePath().normalize();
    private static final Pattern READY = Pattern.compile("ready after .* articles go to (http://\\S+?)/articles");
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();

    private CastlingProcess(Process process) {
        this.process = process;
        gather(process.getInputStream(), out);
        gather(process.getErrorStream(), err);
    }

    /** Starts {@code castling} with arguments, without building it. */
    static CastlingProcess start(String... arguments) {
        return start(List.of(arguments), new ProcessBuilder());
    }

    static CastlingProcess start(List<String> arguments, ProcessBuilder builder) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(arguments);
        builder.environment().put("CASTLING_BUILD", "never");
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.command(command).start();
            return new CastlingProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything, on free ports. */
    static Up up(Path data, String... more) {
        int kafka = freePort();
        int registry = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "up",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--api-port",
                "0",
                "--kafka-port",
                Integer.toString(kafka),
                "--registry-port",
                Integer.toString(registry)));
        arguments.addAll(List.of(more));
        return new Up(start(arguments, new ProcessBuilder()), kafka, registry);
    }

    /** A running {@code castling up} and its ports. */
    record Up(CastlingProcess process, int kafkaPort, int registryPort) implements AutoCloseable {

        /** Waits until it says that it is ready; returns where articles go. */
        URI awaitReady() {
            process.await("ready", READY_WITHIN, () -> process.url() != null || !process.isAlive());
            URI url = process.url();
            if (url == null) {
                throw new AssertionError("castling up ended before it was ready: " + process.err());
            }
            return url;
        }

        String bootstrapServers() {
            return "127.0.0.1:" + kafkaPort;
        }

        URI registry() {
            return URI.create("http://127.0.0.1:" + registryPort + "/apis/ccompat/v7");
        }

        @Override
        public void close() {
            process.close();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> out() {
        return List.copyOf(out);
    }

    String err() {
        return String.join("\n", err);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** All processes that it started, and theirs. */
    List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> handles = process.descendants()) {
            return handles.toList();
        }
    }

    int exitCode(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + within + ": " + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void write(byte[] bytes) throws IOException {
        try (var in = process.getOutputStream()) {
            in.write(bytes);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode(Duration.ofSeconds(10));
    }

    void await(String what, Duration within, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(within);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("no " + what + " within " + within + "; standard error was:\n" + err()
                        + "\nstandard output was:\n" + String.join("\n", out));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** An orderly stop, as Ctrl-C does; by force where that takes too long. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(40, TimeUnit.SECONDS)) {
                    descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private URI url() {
        return err.stream()
                .map(READY::matcher)
                .filter(Matcher::find)
                .map(found -> URI.create(found.group(1)))
                .findFirst()
                .orElse(null);
    }

    private static void gather(InputStream stream, List<String> lines) {
        Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException ended) {
                // The process is gone.
            }
        });
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
