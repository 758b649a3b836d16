/** What an article is before it is published: what was submitted, who it is, how its bytes are read. */
@NullMarked
package io.castling.ingest.article;

import org.jspecify.annotations.NullMarked;
