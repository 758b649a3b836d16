package io.castling.cli;

import io.castling.platform.http.ApiKey;
import io.castling.platform.http.ApiKey.Issued;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code castling key}: a new API key. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an API key for those who write to a Castling that other machines reach. The token is printed on standard"
                    + " output, once; the file keeps its hash. Services that have the file as keys-file take the key within a"
                    + " second.",
            "To replace a key make another one, hand it out, then delete the old one's line."
        })
final class KeyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Who will use it, as it may stand in logs: newsroom-2.")
    private String name = "";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            defaultValue = "keys",
            description = "The file of keys to add it to (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("keys");

    @Option(
            names = "--scope",
            paramLabel = "PATH",
            split = ",",
            defaultValue = "articles",
            description =
                    "First segments of the paths that it may write to: articles, sources, subscriptions, ...; * for"
                            + " all (default: ${DEFAULT-VALUE}).")
    private Set<String> scopes = Set.of("articles");

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            defaultValue = "P1Y",
            description = "A date and time, a period such as P90D, or never (default: ${DEFAULT-VALUE}).")
    private String expires = "P1Y";

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "Requests that it may begin in a second (default: the service's writes-per-second).")
    private @Nullable Integer perSecond;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final Terminal terminal;

    KeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Issued issued = issue();
        if (isTaken()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "There is a key " + name + " in " + file + " already; take another name.");
        }
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, issued.key().line() + '\n', StandardOpenOption.APPEND);
        terminal.err()
                .println("added " + name + " to " + file.toAbsolutePath().normalize()
                        + "; the token is shown this once:");
        terminal.out().println(issued.token().reveal());
        terminal.out().flush();
        return Castling.DONE;
    }

    private Issued issue() {
        try {
            return ApiKey.issue(
                    name,
                    scopes,
                    expiry(),
                    perSecond == null ? OptionalInt.empty() : OptionalInt.of(perSecond),
                    new SecureRandom());
        } catch (IllegalArgumentException unusable) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "No such key can be made: " + unusable.getMessage() + ".", unusable);
        }
    }

    private Optional<Instant> expiry() {
        if (expires.equals("never")) {
            return Optional.empty();
        }
        try {
            Clock clock = Clock.systemUTC();
            return Optional.of(
                    expires.startsWith("P")
                            ? clock.instant()
                                    .atZone(clock.getZone())
                                    .plus(Period.parse(expires))
                                    .toInstant()
                            : Instant.parse(expires));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "--expires takes 2030-01-31T00:00:00Z, a period such as P90D, or never", malformed);
        }
    }

    private boolean isTaken() throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> line.startsWith(name + " "));
        }
    }
}
