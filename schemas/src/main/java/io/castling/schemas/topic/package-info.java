/** The catalogue of topics: what is on the wire, under which name and key, and for how long it is kept. */
@NullMarked
package io.castling.schemas.topic;

import org.jspecify.annotations.NullMarked;
