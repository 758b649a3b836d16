/** Reads the catalogue of systems from YAML; the only package of extraction that knows a file format. */
@NullMarked
package io.castling.extraction.arms.catalogue;

import org.jspecify.annotations.NullMarked;
