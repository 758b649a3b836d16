package io.castling.cli;

/** One line that is drawn over again where a person watches; nothing where the output goes to a file. */
final class Progress {

    private static final long EVERY_NANOS = 200_000_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private long drawn;
    private boolean visible;

    Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(String line) {
        long now = System.nanoTime();
        if (terminal.interactive() && now - drawn > EVERY_NANOS) {
            terminal.err().print(CLEAR_LINE + line);
            terminal.err().flush();
            drawn = now;
            visible = true;
        }
    }

    /** Makes room for a message. */
    void clear() {
        if (visible) {
            terminal.err().print(CLEAR_LINE);
            visible = false;
        }
    }
}
