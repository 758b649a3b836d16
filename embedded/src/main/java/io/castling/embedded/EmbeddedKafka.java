package io.castling.embedded;

import io.castling.embedded.child.BrokerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * One KRaft node in a JVM of its own: formatted on the first start, reached on the loopback interface without
 * encryption, its records kept in a directory over restarts. Topics are not created by use. Ends with this process.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern REASON = Pattern.compile("^" + Pattern.quote(BrokerMain.FAILED));

    private final Programs programs;
    private final Settings settings;
    private final int port;
    private final int controllerPort;
    private volatile JavaProcess process;

    /**
     * Where and how.
     *
     * @param directory for its records; created when needed
     * @param logs the directory for its log file
     * @param port where it listens; without one, any free port
     * @param advertisedPort where clients are told to connect, for tests that stand in between; without one, the same
     */
    public record Settings(Path directory, Path logs, OptionalInt port, OptionalInt advertisedPort) {

        /** Clients connect where it listens. */
        public Settings(Path directory, Path logs, OptionalInt port) {
            this(directory, logs, port, OptionalInt.empty());
        }
    }

    private EmbeddedKafka(Programs programs, Settings settings, int port, int controllerPort) {
        this.programs = programs;
        this.settings = settings;
        this.port = port;
        this.controllerPort = controllerPort;
        this.process = launch();
    }

    /**
     * Starts a broker; when this returns, clients may connect.
     *
     * @throws SurroundingsException when there is no broker; the message says why in one line and names the log
     */
    public static EmbeddedKafka start(Programs programs, Settings settings, Ports ports) {
        return PortRace.retry(
                () -> new EmbeddedKafka(programs, settings, ports.choose(settings.port(), "the broker"), ports.free()));
    }

    /** For {@code bootstrap.servers}. The same over {@link #crash} and {@link #restart}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.advertisedPort().orElse(port);
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with a message for people when the broker ends without having been asked to; never otherwise. */
    public CompletableFuture<String> unexpectedEnd() {
        return process.unexpectedEnd();
    }

    /** For tests of what happens then: {@code kill -9}. Returns when the process is gone. */
    public void crash() {
        process.kill();
    }

    /** Starts the broker again on the same ports and data, after a stop in good order if it still runs. */
    public void restart() {
        process.stop();
        process = launch();
    }

    /** For tests: the broker freezes, its connections stay open. */
    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    /** Stops it in good order, which takes about a second. */
    @Override
    public void close() {
        process.stop();
    }

    private JavaProcess launch() {
        var launched = JavaProcess.start(programs.java(), program());
        launched.awaitReady(PATIENCE);
        return launched;
    }

    private JavaProcess.Program program() {
        return new JavaProcess.Program(
                "broker",
                settings.directory(),
                new JavaProcess.Output(settings.logs().resolve("broker.log"), BrokerMain.READY, REASON),
                List.of(
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.logFile=System.out",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS"),
                programs.brokerClassPath(),
                BrokerMain.class.getName(),
                List.of(writeProperties().toString()));
    }

    private Path writeProperties() {
        Path file = settings.directory().resolve("server.properties");
        var properties = new Properties();
        properties.putAll(properties());
        try {
            Files.createDirectories(settings.directory());
            try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                properties.store(writer, "Written at each start.");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        // A static quorum, for it stores no port: the next start may choose others.
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", settings.directory().resolve("records").toString());
        properties.put("auto.create.topics.enable", "false");
        properties.putAll(ofOneNode());
        properties.putAll(ofLittleMemory());
        return properties;
    }

    private static Map<String, String> ofOneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // Nobody else is going to join.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
                // Ten years: who starts Castling again after a month must not have every old article told anew.
                Map.entry("offsets.retention.minutes", "5256000"));
    }

    private static Map<String, String> ofLittleMemory() {
        return Map.of(
                // The default of 128 MB is taken from the heap at the start.
                "log.cleaner.dedupe.buffer.size", "16777216",
                "log.cleaner.io.buffer.size", "262144",
                "num.network.threads", "2",
                "num.io.threads", "4");
    }
}
