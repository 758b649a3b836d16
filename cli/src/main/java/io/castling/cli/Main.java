package io.castling.cli;

/** Entry point of the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Logs.bridge();
        System.exit(Castling.commandLine(Terminal.ofThisProcess()).execute(arguments));
    }
}
