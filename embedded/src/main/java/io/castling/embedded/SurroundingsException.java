package io.castling.embedded;

/**
 * The machine does not offer what the embedded platform needs: a port, a directory, a program. The message is one line
 * for the person at the terminal; it names the offender and the remedy, so that nobody needs the stack trace.
 */
public final class SurroundingsException extends RuntimeException {
    public SurroundingsException(String message) {
        super(message);
    }

    public SurroundingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
