/** HTTP: one server for health, metrics and the routes of a service, with problem details for errors. */
@NullMarked
package io.castling.platform.http;

import org.jspecify.annotations.NullMarked;
