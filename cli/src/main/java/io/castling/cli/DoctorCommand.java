package io.castling.cli;

import io.castling.embedded.Check;
import io.castling.embedded.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code castling doctor}: whether this machine has what {@code castling up} needs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks this machine over and says what is missing and what to do about it; changes nothing.")
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data directory of 'castling up' (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    private final Terminal terminal;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Check> checks = new Surroundings(
                        data,
                        Map.of(
                                "the broker",
                                9092,
                                "the schema registry",
                                8081,
                                "articles, health and metrics",
                                8080,
                                "alerts and subscriptions",
                                8082))
                .checks();
        for (Check check : checks) {
            String word = check.verdict().name().toLowerCase(Locale.ROOT);
            terminal.out().printf("%-5s  %-30s %s%n", word, check.name(), check.finding());
            if (!check.remedy().isEmpty()) {
                terminal.out().println("       " + check.remedy());
            }
        }
        terminal.out().flush();
        return checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.FATAL)
                ? Castling.FAILED
                : Castling.DONE;
    }
}
