package io.castling.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * An Apicurio registry in a JVM of its own, spoken to through its Confluent-compatible API. It refuses every schema that
 * is not compatible both ways with all versions before (FULL_TRANSITIVE). Its schemas are kept in a directory over
 * restarts, each written before it is confirmed. Ends with this process.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern REASON = Pattern.compile("already bound|in use|ERROR|^Caused by|^[\\w.]+Exception");

    private final Programs programs;
    private final Settings settings;
    private final int port;
    private final int managementPort;
    private volatile JavaProcess process;

    /**
     * Where and how.
     *
     * @param directory for its database; created when needed
     * @param logs the directory for its log file
     * @param port of its API; without one, any free port
     */
    public record Settings(Path directory, Path logs, OptionalInt port) {}

    private EmbeddedRegistry(Programs programs, Settings settings, int port, int managementPort) {
        this.programs = programs;
        this.settings = settings;
        this.port = port;
        this.managementPort = managementPort;
        this.process = launch();
    }

    /**
     * Starts a registry; when this returns, it answers and the compatibility rule is in force.
     *
     * @throws SurroundingsException when there is no registry; the message says why in one line and names the log
     */
    public static EmbeddedRegistry start(Programs programs, Settings settings, Ports ports) {
        return PortRace.retry(() -> new EmbeddedRegistry(
                programs, settings, ports.choose(settings.port(), "the schema registry"), ports.free()));
    }

    /** For {@code schema.registry.url}: the root of the Confluent-compatible API. The same over {@link #restart}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with a message for people when the registry ends without having been asked to; never otherwise. */
    public CompletableFuture<String> unexpectedEnd() {
        return process.unexpectedEnd();
    }

    /** For tests of what happens then: {@code kill -9}. Returns when the process is gone. */
    public void crash() {
        process.kill();
    }

    /** Starts the registry again on the same port and data, after a stop in good order if it still runs. */
    public void restart() {
        process.stop();
        process = launch();
    }

    /** For tests: the registry freezes, its connections stay open. */
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
        // It must say so itself first: who answers on the port before that is a stranger.
        launched.awaitReady(PATIENCE);
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            setCompatibility(launched, http);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw launched.failedStart("the wait for it was interrupted");
        }
        return launched;
    }

    private void setCompatibility(JavaProcess launched, HttpClient http) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + "/config"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"FULL_TRANSITIVE\"}"))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw launched.failedStart(
                        "it refuses the compatibility rule: " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw launched.failedStart("it does not answer: " + e);
        }
    }

    private JavaProcess.Program program() {
        return new JavaProcess.Program(
                "registry",
                settings.directory(),
                new JavaProcess.Output(settings.logs().resolve("registry.log"), "Listening on: http", REASON),
                List.of(
                        "-Xmx192m",
                        // As the manifest of quarkus-run.jar says, which counts only with -jar.
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dquarkus.http.access-log.enabled=false",
                        "-Dquarkus.banner.enabled=false",
                        "-Dquarkus.log.console.format=%d{yyyy-MM-dd HH:mm:ss.SSS} %p %c{1} %s%e%n",
                        // The database writes at once, not half a second later: an id once given survives kill -9.
                        "-Dapicurio.datasource.url=jdbc:h2:file:"
                                + settings.directory().resolve("schemas") + ";WRITE_DELAY=0",
                        "-Dapicurio.datasource.jdbc.initial-size=1",
                        "-Dapicurio.datasource.jdbc.min-size=1",
                        "-Dapicurio.datasource.jdbc.max-size=10"),
                programs.registryClassPath(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of());
    }
}
