package io.castling.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command: names the subcommands and turns failures into one clear line and an exit code. */
@Command(
        name = "castling",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Watches the news for weapon systems that have moved.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or some of the input could not be used", "2:wrong usage"})
final class Castling implements Runnable {

    static final int DONE = 0;
    static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    static CommandLine commandLine(Terminal terminal) {
        var line = new CommandLine(new Castling());
        line.addSubcommand(new UpCommand(terminal));
        line.addSubcommand(new IngestCommand(terminal));
        line.addSubcommand(new WatchCommand(terminal));
        line.addSubcommand(SubscribeCommand.commandLine(terminal, Clock.systemUTC()));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(new ExtractCommand(terminal));
        line.addSubcommand(new AssessCommand(terminal));
        line.addSubcommand(BenchCommand.commandLine(terminal));
        line.addSubcommand(new TopicsCommand(terminal));
        line.addSubcommand(new KeyCommand(terminal));
        line.addSubcommand(ReplayCommand.commandLine(terminal));
        line.addSubcommand(DlqCommand.commandLine(terminal));
        line.addSubcommand(new DoctorCommand(terminal));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getCommandName() + ": " + reason(failure));
            return FAILED;
        });
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
