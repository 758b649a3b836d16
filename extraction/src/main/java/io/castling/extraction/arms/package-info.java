/** Weapon systems: the catalogue and the recogniser of designations. */
@NullMarked
package io.castling.extraction.arms;

import org.jspecify.annotations.NullMarked;
