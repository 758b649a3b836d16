/** Measures Castling on the machine it runs on: rates, ratios, latencies and what they cost, each in one run. */
@NullMarked
package io.castling.cli.bench;

import org.jspecify.annotations.NullMarked;
