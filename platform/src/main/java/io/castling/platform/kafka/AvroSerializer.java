package io.castling.platform.kafka;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.AvroSerdes.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes generated Avro classes in Confluent's wire format; see {@link AvroSerdes}. */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

    /** A buffer that grew beyond this is not kept: one huge record must not cost every thread its size for ever. */
    private static final int KEPT_BUFFER = 256 * 1024;

    private final SchemaIds ids;
    private final Side side;
    private final DataSize maxRecordSize;
    private final ThreadLocal<State<T>> states = ThreadLocal.withInitial(State::new);

    AvroSerializer(SchemaIds ids, Side side, DataSize maxRecordSize) {
        this.ids = ids;
        this.side = side;
        this.maxRecordSize = maxRecordSize;
    }

    /** Belongs to one thread; encoders cannot be shared. */
    private static final class State<T> {
        final Map<String, IdentityHashMap<Schema, Integer>> ids = new HashMap<>();
        final IdentityHashMap<Schema, DatumWriter<T>> writers = new IdentityHashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

        @Nullable BinaryEncoder encoder;
    }

    /**
     * @throws SchemaRegistryException when no id can be had for the schema
     * @throws SerializationException when the record does not fit its schema or is too large
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        State<T> state = states.get();
        Schema schema = value.getSchema();
        int id = state.ids
                .computeIfAbsent(topic, unknown -> new IdentityHashMap<>())
                .computeIfAbsent(schema, unknown -> ids.idOf(side.subject(topic), unknown));
        byte[] bytes = encode(state, topic, id, schema, value);
        if (bytes.length > maxRecordSize.bytes()) {
            throw new SerializationException("A record of " + bytes.length + " bytes for topic " + topic
                    + " is larger than the limit of " + maxRecordSize + " (max-record-size).");
        }
        return bytes;
    }

    private static <T extends SpecificRecord> byte[] encode(
            State<T> state, String topic, int id, Schema schema, T value) {
        ByteArrayOutputStream out = state.out;
        out.reset();
        out.write(0);
        out.write(id >>> 24);
        out.write(id >>> 16);
        out.write(id >>> 8);
        out.write(id);
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, state.encoder);
            state.encoder = encoder;
            state.writers
                    .computeIfAbsent(schema, unknown -> writer(value, unknown))
                    .write(value, encoder);
            encoder.flush();
        } catch (IOException | RuntimeException unfit) {
            // Half a record may still be in the encoder: it must not reach the next one.
            state.encoder = null;
            throw new SerializationException(
                    "A record of type " + schema.getFullName() + " for topic " + topic + " does not fit its schema: "
                            + unfit.getMessage(),
                    unfit);
        }
        byte[] bytes = out.toByteArray();
        if (bytes.length > KEPT_BUFFER) {
            state.out = new ByteArrayOutputStream(4096);
        }
        return bytes;
    }

    private static <T extends SpecificRecord> DatumWriter<T> writer(T value, Schema schema) {
        // The class's own model knows its conversions of logical types.
        return new SpecificDatumWriter<>(schema, SpecificData.getForClass(value.getClass()));
    }
}
