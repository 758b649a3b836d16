/** Sources that are asked again and again: when, how politely, and what of their answers is new. */
@NullMarked
package io.castling.ingest.poll;

import org.jspecify.annotations.NullMarked;
