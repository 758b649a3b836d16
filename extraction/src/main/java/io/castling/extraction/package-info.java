/** Text in; systems, places and relocation claims out: {@link io.castling.extraction.Analyzer} is the one way in. */
@NullMarked
package io.castling.extraction;

import org.jspecify.annotations.NullMarked;
