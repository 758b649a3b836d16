/** What the main class of every service does around the service itself. */
@NullMarked
package io.castling.platform.program;

import org.jspecify.annotations.NullMarked;
