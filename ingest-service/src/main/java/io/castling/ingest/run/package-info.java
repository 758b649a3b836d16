/** From inputs to a publisher: one bounded batch after the other. */
@NullMarked
package io.castling.ingest.run;

import org.jspecify.annotations.NullMarked;
