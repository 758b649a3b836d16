package io.castling.platform.kafka;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/** Ids from a registry, remembered for ever: neither an id nor a registered schema ever changes. */
final class RegistrySchemaIds implements SchemaIds {

    private final SchemaRegistry registry;
    private final boolean autoRegister;
    private final ConcurrentMap<Named, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();

    RegistrySchemaIds(SchemaRegistry registry, boolean autoRegister) {
        this.registry = registry;
        this.autoRegister = autoRegister;
    }

    private record Named(String subject, Schema schema) {}

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(
                new Named(subject, schema),
                named -> autoRegister
                        ? registry.register(named.subject(), named.schema())
                        : registry.lookUp(named.subject(), named.schema()));
    }

    @Override
    public Schema schemaOf(int id) {
        return schemas.computeIfAbsent(id, registry::schema);
    }
}
