/** Pure: claims of many articles become relocations, by a step from one track and one report to the next track. */
@NullMarked
package io.castling.alert.track;

import org.jspecify.annotations.NullMarked;
