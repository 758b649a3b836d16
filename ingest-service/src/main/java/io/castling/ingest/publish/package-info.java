/** The way of articles onto the topic: once, in order, with revisions counted. */
@NullMarked
package io.castling.ingest.publish;

import org.jspecify.annotations.NullMarked;
