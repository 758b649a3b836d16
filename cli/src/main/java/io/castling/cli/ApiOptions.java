package io.castling.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the API of a running Castling is, and how to be let in. */
final class ApiOptions {

    /** The key itself never stands on a command line, where every user of the machine could read it. */
    private static final String KEY = "CASTLING_SECRET_API_KEY";

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8082",
            description = {
                "The API of alerts and subscriptions (default: ${DEFAULT-VALUE}).",
                "A key for it is taken from the environment variable " + KEY + "."
            })
    private URI url = URI.create("http://127.0.0.1:8082");

    AlertApiClient client(Terminal terminal) {
        return new AlertApiClient(
                url, Optional.ofNullable(terminal.environment().get(KEY)));
    }
}
