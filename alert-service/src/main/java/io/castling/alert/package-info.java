/** The alert service: claims to relocations, whereabouts and alerts, and their delivery. */
@NullMarked
package io.castling.alert;

import org.jspecify.annotations.NullMarked;
