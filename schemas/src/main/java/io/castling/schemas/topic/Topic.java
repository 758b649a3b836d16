package io.castling.schemas.topic;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the catalogue.
 *
 * @param <V> the value on the wire
 * @param name without prefix and lane, for example {@code claims.v1}
 * @param key what the key is
 * @param value the generated class of the value
 * @param cleanUp what becomes of old records
 * @param partitions partitions of a new topic
 */
public record Topic<V extends SpecificRecord>(String name, Key key, Class<V> value, CleanUp cleanUp, int partitions) {

    private static final String PREFIX = "castling.";

    /** The name on the broker in the live lane: {@code castling.claims.v1}. */
    public String fullName() {
        return in(Lane.LIVE);
    }

    /** The name on the broker: {@code castling.claims.v1}, or {@code castling.replay-7.claims.v1} in a replay lane. */
    public String in(Lane lane) {
        return switch (lane) {
            case Lane.Live live -> PREFIX + name;
            case Lane.Replay replay -> PREFIX + replay.name() + "." + name;
        };
    }

    /** Where the bytes of records go that a consumer of this topic cannot use. */
    public String deadLetters(Lane lane) {
        return in(lane) + ".dlq";
    }

    /** The schema of the value in this build. */
    public Schema schema() {
        return SpecificData.get().getSchema(value);
    }
}
