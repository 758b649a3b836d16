/** The HTTP interface to watchlist, subscriptions, deliveries and alerts; {@code openapi.yaml} beside it describes it. */
@NullMarked
package io.castling.alert.api;

import org.jspecify.annotations.NullMarked;
