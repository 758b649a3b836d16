/** Configuration: read once, typed, complete; every problem named together with its origin and its remedy. */
@NullMarked
package io.castling.platform.config;

import org.jspecify.annotations.NullMarked;
