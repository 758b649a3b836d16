/** The Kafka Streams topology of alerting: a thin adapter around the pure tracker and alert policy. */
@NullMarked
package io.castling.alert.topology;

import org.jspecify.annotations.NullMarked;
