/** Between the contracts and the domain: the only package of this service that knows both. */
@NullMarked
package io.castling.alert.wire;

import org.jspecify.annotations.NullMarked;
