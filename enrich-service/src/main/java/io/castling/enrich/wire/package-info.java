/** Between the contracts and the domain: the only package of this service that knows both. */
@NullMarked
package io.castling.enrich.wire;

import org.jspecify.annotations.NullMarked;
