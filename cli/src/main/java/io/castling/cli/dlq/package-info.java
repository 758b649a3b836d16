/** Dead letters as an operator sees them: read, sent on their way again, or given up. */
@NullMarked
package io.castling.cli.dlq;

import org.jspecify.annotations.NullMarked;
