/** Brings alerts to those who subscribed to them: at least once, never late because of somebody else's channel. */
@NullMarked
package io.castling.alert.deliver;

import org.jspecify.annotations.NullMarked;
