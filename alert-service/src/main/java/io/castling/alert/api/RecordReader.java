package io.castling.alert.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.castling.platform.kafka.AvroTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of the contract from the JSON that {@link io.castling.alert.deliver.render.RecordJson} writes, led by its
 * schema. Strict: every field that is unknown, missing or of another type is named, all of them at once.
 */
final class RecordReader<V extends SpecificRecord> {

    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_ELEMENTS = 1_000;

    private final Schema schema;

    RecordReader(Class<V> type) {
        AvroTrust.trust(type);
        this.schema = SpecificData.get().getSchema(type);
    }

    /**
     * The record.
     *
     * @param given values of fields that the caller does not choose
     * @throws InvalidInput naming every field that is wrong
     */
    V read(JsonNode json, Map<String, ?> given) {
        var problems = new ArrayList<String>();
        Object read = record("", schema, json, given, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return specific(read);
    }

    private @Nullable Object record(
            String path, Schema type, JsonNode json, Map<String, ?> given, List<String> problems) {
        if (!json.isObject()) {
            return wrong(path, "an object", json, problems);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (type.getField(name) == null) {
                problems.add("'" + at(path, name) + "' is not known; known are " + names(type));
            }
        });
        var avro = new GenericData.Record(type);
        for (Schema.Field field : type.getFields()) {
            String where = at(path, field.name());
            JsonNode value = json.get(field.name());
            if (given.containsKey(field.name())) {
                avro.put(field.pos(), generic(given.get(field.name())));
                if (value != null && !value.asText().equalsIgnoreCase(String.valueOf(given.get(field.name())))) {
                    problems.add(
                            "'" + where + "' cannot be chosen: leave it out or let it be " + given.get(field.name()));
                }
            } else if (value != null) {
                avro.put(field.pos(), value(where, field.schema(), value, problems));
            } else if (field.hasDefaultValue()) {
                avro.put(field.pos(), GenericData.get().getDefaultValue(field));
            } else {
                problems.add("'" + where + "' is missing: " + field.doc());
            }
        }
        return avro;
    }

    /** As a generic record has it. */
    private static @Nullable Object generic(@Nullable Object value) {
        return value instanceof Instant time ? (Object) time.toEpochMilli() : value;
    }

    private @Nullable Object value(String path, Schema type, JsonNode json, List<String> problems) {
        return switch (type.getType()) {
            case RECORD -> record(path, type, json, Map.of(), problems);
            case STRING ->
                json.isTextual() && json.asText().length() <= LONGEST_TEXT
                        ? json.asText()
                        : wrong(path, "a text of at most " + LONGEST_TEXT + " characters", json, problems);
            case INT ->
                json.isIntegralNumber() && json.canConvertToInt()
                        ? (Object) json.intValue()
                        : wrong(path, "a whole number", json, problems);
            case LONG ->
                json.isIntegralNumber() && json.canConvertToLong()
                        ? (Object) json.longValue()
                        : wrong(path, "a whole number", json, problems);
            case DOUBLE -> json.isNumber() ? (Object) json.doubleValue() : wrong(path, "a number", json, problems);
            case BOOLEAN ->
                json.isBoolean() ? (Object) json.booleanValue() : wrong(path, "true or false", json, problems);
            case ENUM -> symbol(path, type, json, problems);
            case ARRAY -> array(path, type, json, problems);
            case MAP -> map(path, type, json, problems);
            case UNION -> json.isNull() ? null : value(path, optional(type), json, problems);
            case BYTES, FIXED, FLOAT, NULL -> wrong(path, "left out", json, problems);
        };
    }

    private @Nullable Object symbol(String path, Schema type, JsonNode json, List<String> problems) {
        String symbol = json.isTextual() ? json.asText().toUpperCase(Locale.ROOT) : "";
        // The default symbol stands for what a reader does not know; nobody can mean it.
        if (type.hasEnumSymbol(symbol) && !symbol.equals(type.getEnumDefault())) {
            return new GenericData.EnumSymbol(type, symbol);
        }
        String known = type.getEnumSymbols().stream()
                .filter(each -> !each.equals(type.getEnumDefault()))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return wrong(path, "one of " + known, json, problems);
    }

    private @Nullable Object array(String path, Schema type, JsonNode json, List<String> problems) {
        if (!json.isArray() || json.size() > MOST_ELEMENTS) {
            return wrong(path, "an array of at most " + MOST_ELEMENTS + " elements", json, problems);
        }
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < json.size(); i++) {
            values.add(value(path + "[" + i + "]", type.getElementType(), json.get(i), problems));
        }
        return values;
    }

    private @Nullable Object map(String path, Schema type, JsonNode json, List<String> problems) {
        if (!json.isObject()) {
            return wrong(path, "an object", json, problems);
        }
        var values = new HashMap<String, @Nullable Object>();
        json.properties()
                .forEach(each -> values.put(
                        each.getKey(), value(at(path, each.getKey()), type.getValueType(), each.getValue(), problems)));
        return values;
    }

    private static Schema optional(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object wrong(String path, String expected, JsonNode json, List<String> problems) {
        String shown = json.toString();
        String cut = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
        problems.add((path.isEmpty() ? "the body" : "'" + path + "'") + " has to be " + expected + ", not " + cut);
        return null;
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String names(Schema type) {
        return type.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
    }

    private V specific(@Nullable Object generic) {
        try {
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(generic, encoder);
            var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
            return new SpecificDatumReader<V>(schema).read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException("a record in memory could not be read back", e);
        }
    }
}
