/** Castling put up in different ways, and what can happen to it: processes, containers, the compose file. */
@NullMarked
package io.castling.system.deployment;

import org.jspecify.annotations.NullMarked;
