/** Places: the gazetteer, the recognition of toponyms and their resolution by named passes. */
@NullMarked
package io.castling.extraction.place;

import org.jspecify.annotations.NullMarked;
