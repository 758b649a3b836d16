/** How sources are doing, and who has to look at them. */
@NullMarked
package io.castling.ingest.health;

import org.jspecify.annotations.NullMarked;
