/** Sources and their polling over Kafka: what was defined, where each poll stands, how each source is doing. */
@NullMarked
package io.castling.ingest.poll.kafka;

import org.jspecify.annotations.NullMarked;
