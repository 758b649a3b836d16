package io.castling.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Values of options that the parser takes but the command cannot. */
final class Usage {

    private Usage() {}

    /** @throws ParameterException naming the option */
    static void requirePositive(CommandSpec spec, String option, double value) {
        if (value <= 0) {
            throw wrong(spec, option, value, "is to be greater than 0");
        }
    }

    static ParameterException wrong(CommandSpec spec, String option, Object value, String why) {
        return new ParameterException(spec.commandLine(), option + " " + value + ": " + why);
    }
}
