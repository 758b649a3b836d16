package io.castling.platform.kafka;

import io.castling.platform.config.DataSize;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes for generated Avro classes in Confluent's wire format: a zero byte, the schema's id in four bytes (big
 * endian), the record in Avro's binary encoding. Subjects are named {@code <topic>-key} and {@code <topic>-value}.
 *
 * <p>Why our own: Confluent's is not on Maven Central and others do not speak Confluent's API (docs/adr).
 *
 * <p>Each serde may be shared by any number of threads, as Kafka Streams does.
 */
public final class AvroSerdes {

    private final SchemaIds ids;
    private final DataSize maxRecordSize;

    /** @param maxRecordSize larger records are refused when they are written */
    public AvroSerdes(SchemaIds ids, DataSize maxRecordSize) {
        this.ids = ids;
        this.maxRecordSize = maxRecordSize;
    }

    /** A serde for values; null is a tombstone both ways. */
    public <T extends SpecificRecord> Serde<T> value(Class<T> type) {
        return serde(type, Side.VALUE);
    }

    /** A serde for keys. */
    public <T extends SpecificRecord> Serde<T> key(Class<T> type) {
        return serde(type, Side.KEY);
    }

    private <T extends SpecificRecord> Serde<T> serde(Class<T> type, Side side) {
        AvroTrust.trust(type);
        return Serdes.serdeFrom(new AvroSerializer<T>(ids, side, maxRecordSize), new AvroDeserializer<>(ids, type));
    }

    /** The side of a record; it ends the subject's name. */
    enum Side {
        KEY("-key"),
        VALUE("-value");

        private final String suffix;

        Side(String suffix) {
            this.suffix = suffix;
        }

        String subject(String topic) {
            return topic + suffix;
        }
    }
}
