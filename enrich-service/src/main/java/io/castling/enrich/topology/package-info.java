/** The Kafka Streams topology of enrichment: a thin adapter around the pure extraction. */
@NullMarked
package io.castling.enrich.topology;

import org.jspecify.annotations.NullMarked;
