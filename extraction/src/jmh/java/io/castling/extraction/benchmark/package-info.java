/** Benchmarks of extraction with JMH: {@code make jmh}. */
package io.castling.extraction.benchmark;
