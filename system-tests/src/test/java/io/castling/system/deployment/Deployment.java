package io.castling.system.deployment;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A broker, a schema registry and the three services, each in a process of its own, as one sees them from outside. Faults
 * are those that a machine room knows: a process that dies at once, one that freezes, a network that swallows packets.
 */
public sealed interface Deployment extends AutoCloseable
        permits EmbeddedDeployment, ContainerDeployment, ComposeDeployment {

    /** For Kafka's clients in this JVM. */
    String bootstrapServers();

    /** The Confluent-compatible API of the registry. */
    URI registry();

    /** The HTTP interface of a service. */
    URI url(Part service);

    /** What a request that writes has to carry; nothing where only this machine can write. */
    Optional<String> token();

    /** As {@code kill -9} does. Returns when the process is gone. */
    void kill(Part part);

    /** Brings a killed part back, the way it is done there; returns when it runs, which is before it is ready. */
    void heal(Part part);

    /** The broker freezes; its connections stay open. */
    void pauseBroker();

    void resumeBroker();

    /** Packets between the broker and the services vanish; nobody is told. */
    void cutNetwork();

    void mendNetwork();

    /** What the parts said last, for the message of a test that fails. */
    String logs();

    /** Takes everything down; returns what is left of it, which should be nothing. */
    List<String> takeDown();

    @Override
    default void close() {
        takeDown();
    }
}
