/** Articles over HTTP: {@code POST /articles}. */
@NullMarked
package io.castling.ingest.api;

import org.jspecify.annotations.NullMarked;
