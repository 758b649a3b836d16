/** Articles that another program writes to a Kafka topic. */
@NullMarked
package io.castling.ingest.topic;

import org.jspecify.annotations.NullMarked;
