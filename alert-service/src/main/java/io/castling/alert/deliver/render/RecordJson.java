package io.castling.alert.deliver.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the contract as JSON, led by its schema: field names as they stand there, enumerations in lower case,
 * times in ISO 8601, and no field for what is absent or is of use to machines of ours alone (bytes). What REST, SSE and webhooks show is thereby the
 * contract itself.
 */
public final class RecordJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /** The record as an object; fields in the order of the schema. */
    public static ObjectNode of(IndexedRecord avro) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : avro.getSchema().getFields()) {
            Object value = avro.get(field.pos());
            if (value != null && !(value instanceof ByteBuffer)) {
                object.set(field.name(), node(value));
            }
        }
        return object;
    }

    /** The record as text. */
    public static String write(IndexedRecord avro) {
        return Json.write(of(avro));
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case IndexedRecord avro -> of(avro);
            case Collection<?> values -> {
                var array = NODES.arrayNode();
                values.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, each) -> object.set(key.toString(), node(each)));
                yield object;
            }
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean truth -> NODES.booleanNode(truth);
            case Enum<?> symbol -> NODES.textNode(symbol.name().toLowerCase(Locale.ROOT));
            case GenericEnumSymbol<?> symbol -> NODES.textNode(symbol.toString().toLowerCase(Locale.ROOT));
            default -> NODES.textNode(value.toString());
        };
    }
}
