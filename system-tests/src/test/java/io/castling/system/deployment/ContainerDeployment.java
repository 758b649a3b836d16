package io.castling.system.deployment;

import io.castling.embedded.Ports;
import io.castling.platform.http.ApiKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** Broker, registry and services as containers of Testcontainers, on a network of their own. */
public final class ContainerDeployment implements Deployment {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Part> SERVICES = List.of(Part.INGEST, Part.ENRICH, Part.ALERT);
    private static final String COMPATIBLE_API = "/apis/ccompat/v7";
    private static final String KEYS = "/etc/castling/keys/keys";
    /** Of this run of Testcontainers. */
    private static final String SESSION = DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL;

    private final Machine machine = new Machine();
    private final Ports free = new Ports(new SplittableRandom());
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, GenericContainer<?>> containers = new EnumMap<>(Part.class);
    private final ApiKey.Issued key =
            ApiKey.issue("suite", Set.of("*"), Optional.empty(), OptionalInt.empty(), new SecureRandom());
    private final Network network = Network.newNetwork();

    private ContainerDeployment() {
        for (Part part : Part.values()) {
            ports.put(part, free.free());
        }
        containers.put(Part.BROKER, broker());
        containers.put(Part.REGISTRY, registryContainer());
        for (Part service : SERVICES) {
            containers.put(service, service(service));
        }
    }

    /** Returns when every service is ready. */
    public static ContainerDeployment start() {
        var deployment = new ContainerDeployment();
        try {
            deployment.startInOrder();
            return deployment;
        } catch (RuntimeException e) {
            deployment.takeDown();
            throw e;
        }
    }

    private void startInOrder() {
        containers.get(Part.BROKER).start();
        containers.get(Part.REGISTRY).start();
        try (var topics = container(Images.ours("cli"), "topics")) {
            topics.withEnv(connection())
                    .withCommand("topics")
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))
                    .start();
        }
        Startables.deepStart(SERVICES.stream().map(containers::get)).join();
    }

    private GenericContainer<?> broker() {
        int port = ports.get(Part.BROKER);
        return published(container(Images.kafka(), "kafka"), port, 9092)
                .withEnv(Map.ofEntries(
                        Map.entry("KAFKA_NODE_ID", "1"),
                        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                        Map.entry("KAFKA_LISTENERS", "INTERNAL://:19092,EXTERNAL://:9092,CONTROLLER://:9093"),
                        Map.entry("KAFKA_ADVERTISED_LISTENERS", "INTERNAL://kafka:19092,EXTERNAL://127.0.0.1:" + port),
                        Map.entry(
                                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                                "INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL"),
                        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1"),
                        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")))
                .waitingFor(within(Wait.forLogMessage(".*Transitioning from RECOVERY to RUNNING.*", 1)));
    }

    private GenericContainer<?> registryContainer() {
        return published(container(Images.registry(), "registry"), ports.get(Part.REGISTRY), 8080)
                .withEnv(Map.of(
                        "APICURIO_STORAGE_KIND", "kafkasql", "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "kafka:19092"))
                .waitingFor(within(Wait.forHttp(COMPATIBLE_API + "/subjects").forPort(8080)));
    }

    private GenericContainer<?> service(Part service) {
        String name = service.name().toLowerCase(Locale.ROOT);
        return published(container(Images.ours(name), name), ports.get(service), 8080)
                .withEnv(connection())
                .withEnv(settings(service))
                .withCopyToContainer(Transferable.of(key.key().line(), 0444), KEYS)
                .waitingFor(within(Wait.forHttp("/health/ready").forPort(8080)));
    }

    private GenericContainer<?> container(String image, String alias) {
        return new GenericContainer<>(DockerImageName.parse(image))
                .withNetwork(network)
                .withNetworkAliases(alias);
    }

    /** On a port that stays the same when the container is started again. */
    private static GenericContainer<?> published(GenericContainer<?> container, int port, int inside) {
        container.withExposedPorts(inside).setPortBindings(List.of("127.0.0.1:" + port + ":" + inside));
        return container;
    }

    private static WaitStrategy within(WaitStrategy wait) {
        return wait.withStartupTimeout(PATIENCE);
    }

    private static Map<String, String> connection() {
        return Map.of(
                "CASTLING_KAFKA_BOOTSTRAP_SERVERS", "kafka:19092",
                "CASTLING_KAFKA_REGISTRY_URLS", "http://registry:8080" + COMPATIBLE_API,
                "CASTLING_KAFKA_REGISTRY_AUTO_REGISTER", "false");
    }

    private static Map<String, String> settings(Part service) {
        return switch (service) {
            case INGEST ->
                Map.of(
                        "CASTLING_INGEST_HTTP_HOST", "0.0.0.0",
                        "CASTLING_INGEST_HTTP_PORT", "8080",
                        "CASTLING_INGEST_HTTP_KEYS_FILE", KEYS,
                        "CASTLING_INGEST_PUBLISHING_SPOOL_DIRECTORY", "/var/lib/castling/spool");
            case ENRICH ->
                Map.of(
                        "CASTLING_ENRICH_HTTP_HOST", "0.0.0.0",
                        "CASTLING_ENRICH_HTTP_PORT", "8080",
                        "CASTLING_ENRICH_STREAMS_STATE_DIRECTORY", "/var/lib/castling/state",
                        "CASTLING_ENRICH_STREAMS_INSTANCE_ID", "only");
            case ALERT ->
                Map.of(
                        "CASTLING_ALERT_DELIVERY_HTTP_HOST", "0.0.0.0",
                        "CASTLING_ALERT_DELIVERY_HTTP_PORT", "8080",
                        "CASTLING_ALERT_STREAMS_STATE_DIRECTORY", "/var/lib/castling/state",
                        "CASTLING_ALERT_STREAMS_INSTANCE_ID", "only");
            case BROKER, REGISTRY -> throw new IllegalArgumentException(service + " is no service of ours");
        };
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.get(Part.BROKER);
    }

    @Override
    public URI registry() {
        return URI.create("http://127.0.0.1:" + ports.get(Part.REGISTRY) + COMPATIBLE_API);
    }

    @Override
    public URI url(Part service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    private String id(Part part) {
        return containers.get(part).getContainerId();
    }

    @Override
    public Optional<String> token() {
        return Optional.of(key.token().reveal());
    }

    @Override
    public void kill(Part part) {
        machine.engine().killContainerCmd(id(part)).exec();
        Patience.await(
                "end of " + part,
                Duration.ofSeconds(20),
                () -> !Boolean.TRUE.equals(machine.inspect(id(part)).getState().getRunning()),
                () -> machine.said(id(part)));
    }

    @Override
    public void heal(Part part) {
        machine.engine().startContainerCmd(id(part)).exec();
    }

    @Override
    public void pauseBroker() {
        machine.pause(id(Part.BROKER));
    }

    @Override
    public void resumeBroker() {
        machine.resume(id(Part.BROKER));
    }

    @Override
    public void cutNetwork() {
        SERVICES.forEach(service -> machine.disconnect(id(service), network.getId()));
    }

    @Override
    public void mendNetwork() {
        SERVICES.forEach(service ->
                machine.connect(id(service), network.getId(), service.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public String logs() {
        return containers.entrySet().stream()
                .map(entry -> entry.getKey() + " said:\n"
                        + machine.said(entry.getValue().getContainerId()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<String> takeDown() {
        containers.values().parallelStream().forEach(GenericContainer::stop);
        network.close();
        var left = machine.labelled(SESSION, DockerClientFactory.SESSION_ID).stream()
                .map(container -> "container " + String.join(",", container.getNames()));
        var networks = machine.engine().listNetworksCmd().exec().stream()
                .filter(each -> each.getId().equals(network.getId()))
                .map(each -> "network " + each.getName());
        return Stream.concat(left, networks).toList();
    }
}
