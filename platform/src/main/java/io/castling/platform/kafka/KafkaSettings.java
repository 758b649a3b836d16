package io.castling.platform.kafka;

import io.castling.platform.config.DataSize;
import io.castling.platform.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the brokers and the schema registry are, and how to speak with them: shared by all services of a program. */
public interface KafkaSettings {

    /** Brokers to begin with, as {@code host:port}. */
    List<String> bootstrapServers();

    /** The schema registry. */
    Registry registry();

    /** Begins every client id, so that quotas and broker logs can tell programs apart. */
    Optional<String> clientIdPrefix();

    /** Compression of what producers send; see the module's README for the measurement behind the default. */
    @WithDefault("zstd")
    Compression compression();

    /** The largest record, before compression. A larger one is refused by the serializer, and by the topic. */
    @WithDefault("4MiB")
    DataSize maxRecordSize();

    /** Handed to every client as it stands: {@code security.protocol}, {@code sasl.jaas.config}, ... */
    Map<String, String> properties();

    /** Codecs that every supported broker knows. */
    enum Compression {
        NONE,
        LZ4,
        ZSTD
    }

    /** A schema registry that speaks Confluent's REST API. */
    interface Registry {

        /** One or more addresses of the same registry; the next one is tried when one is away. */
        List<URI> urls();

        /** The user for basic authentication. */
        Optional<String> user();

        /** The password for basic authentication. */
        Optional<Secret> password();

        /** Whether a serializer registers a schema that its subject lacks, or fails. */
        @WithDefault("true")
        boolean autoRegister();

        /** For how long a request is repeated while the registry is away. */
        @WithDefault("1m")
        Duration retryFor();

        /** The time limit of one request. */
        @WithDefault("10s")
        Duration requestTimeout();
    }
}
