/** Where articles come from. */
@NullMarked
package io.castling.ingest.source;

import org.jspecify.annotations.NullMarked;
