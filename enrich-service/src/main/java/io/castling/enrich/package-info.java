/** The enrich service: articles.raw to articles.enriched and claims. */
@NullMarked
package io.castling.enrich;

import org.jspecify.annotations.NullMarked;
