package io.castling.system.deployment;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.InspectVolumeResponse;
import io.castling.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compose file as a user takes it, by {@code docker compose} or {@code docker-compose}, whichever is there. */
public final class ComposeDeployment implements Deployment {

    private static final String PROJECT = "castling-it";
    private static final String PROJECT_LABEL = "com.docker.compose.project";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<Part> SERVICES = List.of(Part.INGEST, Part.ENRICH, Part.ALERT);

    private final Machine machine = new Machine();
    private final List<String> compose = findCompose();
    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Set<String> volumesBefore = volumes();
    private final Map<Part, String> killed = new EnumMap<>(Part.class);

    private String token = "";

    private ComposeDeployment() {
        var free = new Ports(new SplittableRandom());
        for (Part part : Part.values()) {
            ports.put(part, free.free());
        }
    }

    /** Returns when {@code up -d} does. */
    public static ComposeDeployment start() {
        var deployment = new ComposeDeployment();
        try {
            deployment.run("up", "-d");
            deployment.token = deployment
                    .run("run", "--rm", "-T", "castling", "key", "suite", "--scope", "*")
                    .strip();
            return deployment;
        } catch (AssertionError e) {
            String logs = deployment.logs();
            deployment.takeDown();
            throw new AssertionError(logs, e);
        }
    }

    private static List<String> findCompose() {
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(command -> exitCode(new ProcessBuilder(with(command, "version"))) == 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "neither 'docker compose' nor 'docker-compose' is there; install one ('apt install"
                                + " docker-compose')"));
    }

    private static int exitCode(ProcessBuilder builder) {
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    private String run(String... arguments) {
        var builder = new ProcessBuilder(with(compose, arguments))
                .directory(Images.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "COMPOSE_PROJECT_NAME", PROJECT,
                        "PORT_ARTICLES", port(Part.INGEST),
                        "PORT_ENRICH", port(Part.ENRICH),
                        "PORT_ALERTS", port(Part.ALERT),
                        "PORT_REGISTRY", port(Part.REGISTRY),
                        "PORT_KAFKA", port(Part.BROKER)));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", builder.command()) + " failed:\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String port(Part part) {
        return Integer.toString(ports.get(part));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port(Part.BROKER);
    }

    @Override
    public URI registry() {
        return URI.create("http://127.0.0.1:" + port(Part.REGISTRY) + "/apis/ccompat/v7");
    }

    @Override
    public URI url(Part service) {
        return URI.create("http://127.0.0.1:" + port(service));
    }

    private static String name(Part part) {
        return switch (part) {
            case BROKER -> "kafka";
            case REGISTRY -> "apicurio";
            case INGEST -> "ingest";
            case ENRICH -> "enrich";
            case ALERT -> "alert";
        };
    }

    private String id(Part part) {
        return machine.labelled(PROJECT_LABEL, PROJECT).stream()
                .filter(container -> name(part).equals(container.getLabels().get("com.docker.compose.service")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container of " + part))
                .getId();
    }

    private ContainerState state(Part part) {
        return machine.inspect(id(part)).getState();
    }

    /**
     * Kills the process as the kernel does when memory runs out, from a container that sees the machine's processes. The
     * engine's own kill would count as an operator's wish, after which it starts nothing again.
     */
    @Override
    public Optional<String> token() {
        return Optional.of(token);
    }

    @Override
    public void kill(Part part) {
        ContainerState before = state(part);
        killed.put(part, Objects.requireNonNull(before.getStartedAt()));
        String[] command = {
            "docker",
            "run",
            "--rm",
            "--pid=host",
            "--user=0",
            "--network=none",
            "--entrypoint=bash",
            Images.ours("cli"),
            "-c",
            "kill -9 " + before.getPidLong()
        };
        if (exitCode(new ProcessBuilder(command)) != 0) {
            throw new AssertionError(String.join(" ", command) + " failed");
        }
    }

    /** Nobody's hand: the restart policy does it. */
    @Override
    public void heal(Part part) {
        Patience.await(
                "restart of " + part + " by itself",
                SOON,
                () -> {
                    ContainerState now = state(part);
                    return Boolean.TRUE.equals(now.getRunning())
                            && !killed.get(part).equals(now.getStartedAt());
                },
                this::logs);
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
        SERVICES.forEach(service -> machine.disconnect(id(service), PROJECT + "_default"));
    }

    @Override
    public void mendNetwork() {
        SERVICES.forEach(service -> machine.connect(id(service), PROJECT + "_default", name(service)));
    }

    @Override
    public String logs() {
        return machine.labelled(PROJECT_LABEL, PROJECT).stream()
                .map(container -> container.getNames()[0] + ", " + container.getStatus() + ":\n"
                        + machine.said(container.getId()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<String> takeDown() {
        run("down", "-v");
        List<String> left = new ArrayList<>();
        machine.labelled(PROJECT_LABEL, PROJECT).forEach(each -> left.add("container " + each.getNames()[0]));
        machine.engine().listNetworksCmd().exec().stream()
                .filter(each -> each.getName().startsWith(PROJECT))
                .forEach(each -> left.add("network " + each.getName()));
        Set<String> volumes = new HashSet<>(volumes());
        volumes.removeAll(volumesBefore);
        volumes.forEach(each -> left.add("volume " + each));
        return left;
    }

    /** All of the engine's: volumes without a name carry no label of the project. */
    private Set<String> volumes() {
        List<InspectVolumeResponse> volumes =
                machine.engine().listVolumesCmd().exec().getVolumes();
        return volumes == null
                ? Set.of()
                : volumes.stream().map(InspectVolumeResponse::getName).collect(Collectors.toSet());
    }
}
