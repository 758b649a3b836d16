/** Pure: who speaks in an article, which outlets speak with one voice, and how far a report is to be believed. */
@NullMarked
package io.castling.alert.track.voice;

import org.jspecify.annotations.NullMarked;
