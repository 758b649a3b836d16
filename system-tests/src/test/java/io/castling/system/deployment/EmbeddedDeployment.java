package io.castling.system.deployment;

import io.castling.embedded.EmbeddedKafka;
import io.castling.embedded.EmbeddedRegistry;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The embedded broker and registry, and each service as a process of its own. Needs nothing but the build. */
public final class EmbeddedDeployment implements Deployment {

    private final Link link;
    private final EmbeddedKafka kafka;
    private final EmbeddedRegistry registry;
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);

    private EmbeddedDeployment(Path folder) {
        Path logs = create(folder.resolve("logs"));
        var programs = Programs.ofThisJvm();
        var free = new Ports(new SplittableRandom());
        int brokerPort = free.free();
        link = Link.to(brokerPort);
        var registryStarts = CompletableFuture.supplyAsync(() -> EmbeddedRegistry.start(
                programs, new EmbeddedRegistry.Settings(folder.resolve("registry"), logs, OptionalInt.empty()), free));
        kafka = EmbeddedKafka.start(
                programs,
                new EmbeddedKafka.Settings(
                        folder.resolve("kafka"), logs, OptionalInt.of(brokerPort), OptionalInt.of(link.port())),
                free);
        registry = registryStarts.join();
        var topics = ServiceProcess.start(logs.resolve("topics.log"), connection(), "io.castling.cli.Main", "topics");
        if (topics.exitCode() != 0) {
            throw new AssertionError("castling topics failed: " + topics.said());
        }
        for (Part service : List.of(Part.INGEST, Part.ENRICH, Part.ALERT)) {
            ports.put(service, free.free());
        }
        services.put(Part.INGEST, service(logs, "ingest.IngestMain", ingest(folder.resolve("spool"))));
        services.put(Part.ENRICH, service(logs, "enrich.EnrichMain", enrich(create(folder.resolve("enrich")))));
        services.put(Part.ALERT, service(logs, "alert.AlertMain", alert(create(folder.resolve("alert")))));
    }

    /** @param folder for everything that it keeps */
    public static EmbeddedDeployment start(Path folder) {
        return new EmbeddedDeployment(folder);
    }

    private ServiceProcess service(Path logs, String main, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(connection());
        environment.putAll(settings);
        return ServiceProcess.start(logs.resolve(main + ".log"), environment, "io.castling." + main);
    }

    private Map<String, String> connection() {
        return Map.of(
                "CASTLING_KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "CASTLING_KAFKA_REGISTRY_URLS",
                registry.url().toString());
    }

    private Map<String, String> ingest(Path spool) {
        return Map.of(
                "CASTLING_INGEST_HTTP_PORT", port(Part.INGEST),
                "CASTLING_INGEST_PUBLISHING_SPOOL_DIRECTORY", spool.toString());
    }

    private Map<String, String> enrich(Path state) {
        return Map.of(
                "CASTLING_ENRICH_HTTP_PORT", port(Part.ENRICH),
                "CASTLING_ENRICH_STREAMS_STATE_DIRECTORY", state.toString(),
                "CASTLING_ENRICH_STREAMS_INSTANCE_ID", "only");
    }

    private Map<String, String> alert(Path state) {
        return Map.of(
                "CASTLING_ALERT_DELIVERY_HTTP_PORT", port(Part.ALERT),
                "CASTLING_ALERT_STREAMS_STATE_DIRECTORY", state.toString(),
                "CASTLING_ALERT_STREAMS_INSTANCE_ID", "only");
    }

    private String port(Part service) {
        return Integer.toString(ports.get(service));
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public URI registry() {
        return registry.url();
    }

    @Override
    public URI url(Part service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }

    @Override
    public void kill(Part part) {
        switch (part) {
            case BROKER -> kafka.crash();
            case REGISTRY -> registry.crash();
            case INGEST, ENRICH, ALERT -> services.get(part).kill();
        }
    }

    @Override
    public void heal(Part part) {
        switch (part) {
            case BROKER -> kafka.restart();
            case REGISTRY -> registry.restart();
            case INGEST, ENRICH, ALERT -> services.get(part).restart();
        }
    }

    @Override
    public void pauseBroker() {
        kafka.pause();
    }

    @Override
    public void resumeBroker() {
        kafka.resume();
    }

    @Override
    public void cutNetwork() {
        link.cut();
    }

    @Override
    public void mendNetwork() {
        link.mend();
    }

    @Override
    public String logs() {
        return services.entrySet().stream()
                .map(service ->
                        service.getKey() + " said:\n" + service.getValue().said())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<String> takeDown() {
        services.values().parallelStream().forEach(ServiceProcess::stop);
        registry.close();
        kafka.close();
        link.close();
        return services.values().stream()
                .filter(ServiceProcess::isAlive)
                .map(ServiceProcess::describe)
                .toList();
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
