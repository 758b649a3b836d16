/** What runs inside the child JVMs: started by this module's parent side, never called by it. */
@NullMarked
package io.castling.embedded.child;

import org.jspecify.annotations.NullMarked;
