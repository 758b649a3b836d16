/** Renders an alert in each of the forms that people and machines expect: pure functions, no clock, no I/O. */
@NullMarked
package io.castling.alert.deliver.render;

import org.jspecify.annotations.NullMarked;
