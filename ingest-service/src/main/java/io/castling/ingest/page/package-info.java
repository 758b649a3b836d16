/** Web pages of news sites: encoding, main text, headline, date, byline. */
@NullMarked
package io.castling.ingest.page;

import org.jspecify.annotations.NullMarked;
