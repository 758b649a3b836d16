/** Claims: what one article asserts about the movement of one system. */
@NullMarked
package io.castling.extraction.claim;

import org.jspecify.annotations.NullMarked;
