package io.castling.system.deployment;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** What an engine can do to containers, by their ids. */
final class Machine {

    private static final int LOGGED_LINES = 60;

    private final DockerClient engine = DockerClientFactory.instance().client();

    DockerClient engine() {
        return engine;
    }

    void pause(String container) {
        engine.pauseContainerCmd(container).exec();
    }

    void resume(String container) {
        engine.unpauseContainerCmd(container).exec();
    }

    /** Packets to and from the container vanish from now on. */
    void disconnect(String container, String network) {
        engine.disconnectFromNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network)
                .withForce(true)
                .exec();
    }

    void connect(String container, String network, String alias) {
        engine.connectToNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network)
                .withContainerNetwork(new ContainerNetwork().withAliases(alias))
                .exec();
    }

    InspectContainerResponse inspect(String container) {
        return engine.inspectContainerCmd(container).exec();
    }

    List<Container> labelled(String label, String value) {
        return engine.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(label, value))
                .exec();
    }

    /** The last lines that it wrote. */
    String said(String container) {
        var text = new StringBuilder();
        try (var lines = new ResultCallback.Adapter<Frame>() {
            @Override
            public void onNext(Frame frame) {
                text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
            }
        }) {
            engine.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(LOGGED_LINES)
                    .exec(lines)
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception unreadable) {
            text.append(unreadable);
        }
        return text.toString();
    }
}
