package io.castling.platform.kafka;

/**
 * One program's way to Kafka: client properties, schema registry and serdes made from the same settings. Opening it
 * connects to nothing yet.
 */
public final class KafkaConnection implements AutoCloseable {

    private final ClientProperties clients;
    private final SchemaRegistry registry;
    private final AvroSerdes serdes;

    public KafkaConnection(KafkaSettings settings) {
        this.clients = new ClientProperties(settings);
        this.registry = new SchemaRegistry(settings.registry());
        this.serdes = new AvroSerdes(registry.ids(), settings.maxRecordSize());
    }

    /** Properties for Kafka's own clients. */
    public ClientProperties clients() {
        return clients;
    }

    /** The schema registry. */
    public SchemaRegistry registry() {
        return registry;
    }

    /** Serdes that share one cache of schema ids. */
    public AvroSerdes serdes() {
        return serdes;
    }

    /** Closes the registry's client; Kafka's clients belong to those who made them. */
    @Override
    public void close() {
        registry.close();
    }
}
