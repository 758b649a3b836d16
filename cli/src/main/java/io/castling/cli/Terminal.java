package io.castling.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command has around it: data goes to {@code out}, everything said to a person to {@code err}.
 *
 * @param environment the environment variables, read once
 * @param interactive whether a person watches {@code err}, so that progress may be drawn
 */
record Terminal(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {

    Terminal {
        environment = Map.copyOf(environment);
    }

    static Terminal ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                System.in,
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                environment,
                // The start script asks the shell: before Java 22 the console cannot tell.
                "1".equals(environment.get("CASTLING_INTERACTIVE")));
    }
}
