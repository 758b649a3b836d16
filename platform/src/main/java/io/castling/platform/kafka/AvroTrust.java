package io.castling.platform.kafka;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro which generated classes it may load.
 *
 * <p>Since 1.12.2 Avro loads no class by name that is not trusted, its users' generated classes included. The list is
 * one for the whole JVM and belongs to Avro, so it is extended here and nowhere else, by exactly the classes that a
 * serde's own schema names: a schema from a registry can never add to it.
 */
public final class AvroTrust {

    private AvroTrust() {}

    /** Trusts a generated class and the classes of everything in its schema; a second time changes nothing. */
    public static void trust(Class<? extends SpecificRecord> type) {
        Schema schema = SpecificData.get().getSchema(type);
        Set<String> names = new HashSet<>();
        collect(schema, new HashSet<>(), names);
        names.add(type.getName());
        // Avro has no atomic update; its own class is the lock that all callers share.
        synchronized (ClassSecurityValidator.class) {
            var trusted = ClassSecurityValidator.getGlobal();
            if (!trusted.isTrusted(type)) {
                var builder = ClassSecurityValidator.builder();
                names.forEach(builder::add);
                ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(trusted, builder.build()));
            }
        }
    }

    private static void collect(Schema schema, Set<Schema> seen, Set<String> names) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema)) {
                    names.add(SpecificData.getClassName(schema));
                    schema.getFields().forEach(field -> collect(field.schema(), seen, names));
                }
            }
            case ENUM, FIXED -> names.add(SpecificData.getClassName(schema));
            case ARRAY -> collect(schema.getElementType(), seen, names);
            case MAP -> collect(schema.getValueType(), seen, names);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, seen, names));
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
