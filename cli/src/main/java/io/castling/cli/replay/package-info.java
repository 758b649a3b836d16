/** History run again in a lane of its own, compared with what is live. Nothing in here delivers. */
@NullMarked
package io.castling.cli.replay;

import org.jspecify.annotations.NullMarked;
