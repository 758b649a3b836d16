/** The catalogue of topics as topics to create. */
@NullMarked
package io.castling.cli.topic;

import org.jspecify.annotations.NullMarked;
