package io.castling.platform.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads Confluent's wire format into generated Avro classes, from any schema they can be resolved from. */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private static final int HEADER = 5;

    private final SchemaIds ids;
    private final Class<T> type;
    private final SpecificData model;
    private final Schema readerSchema;
    private final ThreadLocal<State<T>> states = ThreadLocal.withInitial(State::new);

    AvroDeserializer(SchemaIds ids, Class<T> type) {
        this.ids = ids;
        this.type = type;
        this.model = SpecificData.getForClass(type);
        this.readerSchema = model.getSchema(type);
    }

    /** Belongs to one thread; decoders cannot be shared. */
    private static final class State<T> {
        final Map<Integer, DatumReader<T>> readers = new HashMap<>();

        @Nullable BinaryDecoder decoder;
    }

    /**
     * A new object for every record.
     *
     * @throws SchemaRegistryException when the writer's schema cannot be had
     * @throws SerializationException when the bytes are not such a record
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length < HEADER || bytes[0] != 0) {
            throw new SerializationException("A record of topic " + topic + " (" + bytes.length
                    + " bytes) does not begin with the magic byte 0 and a schema id: it was not written by an Avro"
                    + " serializer with a schema registry.");
        }
        State<T> state = states.get();
        int id = ByteBuffer.wrap(bytes, 1, HEADER - 1).getInt();
        DatumReader<T> reader = state.readers.computeIfAbsent(id, this::reader);
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, state.decoder);
            state.decoder = decoder;
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new IOException("bytes are left over");
            }
            return value;
        } catch (IOException | RuntimeException unreadable) {
            throw new SerializationException(
                    "A record of topic " + topic + " (" + bytes.length + " bytes, schema id " + id
                            + ") cannot be read as " + type.getName() + ": " + unreadable,
                    unreadable);
        }
    }

    private DatumReader<T> reader(int id) {
        return new SpecificDatumReader<>(ids.schemaOf(id), readerSchema, model);
    }
}
