package io.castling.platform.kafka;

import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A serde for state stores: Avro's single-object encoding, which names the writer's schema by fingerprint. State needs
 * no registry to be read, and a new version reads the state of those before it.
 */
public final class StateSerde {

    private StateSerde() {}

    /** @param earlier schemas that older versions of the program wrote into this store */
    public static <T extends SpecificRecord> Serde<T> of(Class<T> type, List<Schema> earlier) {
        AvroTrust.trust(type);
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        // Both are safe for many threads: they keep their buffers per thread.
        var encoder = new BinaryMessageEncoder<T>(model, schema);
        var decoder = new BinaryMessageDecoder<T>(model, schema);
        earlier.forEach(decoder::addSchema);
        return Serdes.serdeFrom(
                (topic, state) -> state == null ? null : encode(encoder, state),
                (topic, bytes) -> bytes == null ? null : decode(decoder, bytes, topic));
    }

    private static <T> byte[] encode(BinaryMessageEncoder<T> encoder, T state) {
        try {
            var buffer = encoder.encode(state);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new SerializationException("The state cannot be written.", e);
        }
    }

    private static <T> T decode(BinaryMessageDecoder<T> decoder, byte[] bytes, String topic) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException(
                    "The state of " + topic + " cannot be read. Was it written by a newer version?", e);
        }
    }
}
