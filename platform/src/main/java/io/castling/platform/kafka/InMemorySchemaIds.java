package io.castling.platform.kafka;

import io.castling.platform.kafka.SchemaRegistryException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** A registry in memory that accepts everything. */
final class InMemorySchemaIds implements SchemaIds {

    private final Map<Schema, Integer> ids = new HashMap<>();
    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(schema, added -> {
            schemas.add(added);
            return schemas.size();
        });
    }

    @Override
    public synchronized Schema schemaOf(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new SchemaRegistryException(Kind.UNKNOWN, "There is no schema with id " + id + ".");
        }
        return schemas.get(id - 1);
    }
}
