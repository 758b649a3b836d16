/** A real broker and a real schema registry as child processes of this one, on data that stays: for {@code castling up} and for tests. */
@NullMarked
package io.castling.embedded;

import org.jspecify.annotations.NullMarked;
