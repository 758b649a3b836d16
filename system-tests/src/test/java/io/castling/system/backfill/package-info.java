/** History run again, late articles and dead letters, on a real broker. */
@NullMarked
package io.castling.system.backfill;

import org.jspecify.annotations.NullMarked;
