/** Articles as text: fields, spans, tokens, sentences, blocks and language. */
@NullMarked
package io.castling.extraction.text;

import org.jspecify.annotations.NullMarked;
