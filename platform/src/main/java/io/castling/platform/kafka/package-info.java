/** Kafka: settings of clients, the Avro wire format with its schema registry, topics, and the life of a Streams application. */
@NullMarked
package io.castling.platform.kafka;

import org.jspecify.annotations.NullMarked;
