/** Signatures by which copies of one text are recognised, whoever published them. */
@NullMarked
package io.castling.extraction.copy;

import org.jspecify.annotations.NullMarked;
