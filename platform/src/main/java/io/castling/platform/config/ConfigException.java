package io.castling.platform.config;

import java.util.List;

/** The configuration cannot be used; the message lists every problem, one a line, each with its remedy. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialised
    private final List<String> problems;

    public ConfigException(List<String> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    ConfigException(List<String> problems, Throwable cause) {
        super(message(problems), cause);
        this.problems = List.copyOf(problems);
    }

    /** All problems, as sentences. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        String head = problems.size() == 1
                ? "The configuration has 1 problem:"
                : "The configuration has " + problems.size() + " problems:";
        return head + "\n  - " + String.join("\n  - ", problems);
    }
}
