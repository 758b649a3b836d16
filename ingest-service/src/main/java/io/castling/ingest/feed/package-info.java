/** Lists of articles as sites publish them (RSS, RDF, Atom, JSON Feed, news sitemaps), and the articles behind their entries. */
@NullMarked
package io.castling.ingest.feed;

import org.jspecify.annotations.NullMarked;
