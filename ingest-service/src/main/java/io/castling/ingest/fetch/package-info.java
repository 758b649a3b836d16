/** Getting bytes from the open web without being led astray, overrun or kept waiting. */
@NullMarked
package io.castling.ingest.fetch;

import org.jspecify.annotations.NullMarked;
