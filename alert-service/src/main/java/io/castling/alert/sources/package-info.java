/** Reads the registry of sources from YAML. */
@NullMarked
package io.castling.alert.sources;

import org.jspecify.annotations.NullMarked;
