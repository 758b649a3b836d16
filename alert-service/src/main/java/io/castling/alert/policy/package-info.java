/** Pure: which change of a relocation is worth a message, of which type, and why. */
@NullMarked
package io.castling.alert.policy;

import org.jspecify.annotations.NullMarked;
