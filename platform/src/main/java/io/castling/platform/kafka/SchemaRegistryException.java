package io.castling.platform.kafka;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The schema registry is away, or said no.
 *
 * <p>A {@link SerializationException}, because that is what Kafka's clients expect of a serializer.
 */
public final class SchemaRegistryException extends SerializationException {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    SchemaRegistryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    SchemaRegistryException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** What went wrong, by who can mend it. */
    public enum Kind {
        /** Nobody answers: it will pass. */
        UNAVAILABLE,
        /** The registry wants other credentials. */
        UNAUTHORIZED,
        /** The schema breaks a promise to readers or writers of earlier versions. */
        INCOMPATIBLE,
        /** The schema is not valid, or not Avro. */
        INVALID,
        /** No such subject, version or id. */
        UNKNOWN,
        /** Anything else. */
        REFUSED
    }
}
