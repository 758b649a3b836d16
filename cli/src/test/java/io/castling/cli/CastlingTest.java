package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CastlingTest {

    private final TerminalFixture terminal = new TerminalFixture();

    static Set<String> commands() {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Castling.commandLine(new Terminal(InputStream.nullInputStream(), silent, silent, Map.of(), false))
                .getSubcommands()
                .keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        assertThat(terminal.run("", command, "--help")).isZero();
        assertThat(terminal.out()).contains("Usage: castling " + command);
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(terminal.run("", "levitate")).isEqualTo(2);
        assertThat(terminal.err()).contains("levitate");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(terminal.run("")).isEqualTo(2);
        assertThat(terminal.err()).contains("a command is missing");
    }

    @Test
    void theCatalogueIsPrintedWithoutABroker() {
        assertThat(terminal.run("", "topics", "--list")).isZero();
        assertThat(terminal.lines())
                .anyMatch(line -> line.startsWith("castling.claims.v1 ") && line.endsWith("ArticleClaim"))
                .anyMatch(line -> line.startsWith("castling.claims.v1.dlq"));
    }
}
