package io.castling.platform.kafka;

import org.apache.avro.Schema;

/**
 * The numbers by which records name the schema that wrote them. Safe for many threads.
 *
 * <p>Against a registry: {@link SchemaRegistry#ids}. For tests of topologies: {@link #inMemory()}.
 */
public interface SchemaIds {

    /**
     * The id of a schema under a subject.
     *
     * @throws SchemaRegistryException when the registry is away or refuses the schema
     */
    int idOf(String subject, Schema schema);

    /**
     * The schema behind an id.
     *
     * @throws SchemaRegistryException when the registry is away or does not know the id
     */
    Schema schemaOf(int id);

    /** Ids from memory, one for each different schema, shared by all subjects; nothing is checked. */
    static SchemaIds inMemory() {
        return new InMemorySchemaIds();
    }
}
