/** The JSON lines that {@code extract} and {@code assess} read and write: a stable contract. */
@NullMarked
package io.castling.cli.json;

import org.jspecify.annotations.NullMarked;
