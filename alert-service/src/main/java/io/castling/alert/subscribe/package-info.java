/** Pure: who wants to hear of an alert, and whether now. */
@NullMarked
package io.castling.alert.subscribe;

import org.jspecify.annotations.NullMarked;
