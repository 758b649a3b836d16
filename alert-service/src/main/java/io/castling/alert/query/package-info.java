/** What can be asked of relocations and whereabouts, from state stores that every instance has as a whole. */
@NullMarked
package io.castling.alert.query;

import org.jspecify.annotations.NullMarked;
