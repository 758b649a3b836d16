/** Black box: the start script, the processes behind it, the topics and what a person reads. */
@NullMarked
package io.castling.system;

import org.jspecify.annotations.NullMarked;
