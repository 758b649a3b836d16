/** The command line: composes the services and speaks to a running Castling; the only module that knows everybody. */
@NullMarked
package io.castling.cli;

import org.jspecify.annotations.NullMarked;
