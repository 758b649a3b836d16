/** The topics of the catalogue: as they are to be created, and what stands in them. */
@NullMarked
package io.castling.cli.topic;

import org.jspecify.annotations.NullMarked;
