/** The ingest service: takes in articles by every way and publishes each body of each article once. */
@NullMarked
package io.castling.ingest;

import org.jspecify.annotations.NullMarked;
