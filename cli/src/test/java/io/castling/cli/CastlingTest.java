package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CastlingTest {

    private final TerminalFixture terminal = new TerminalFixture();

    @ParameterizedTest
    @ValueSource(strings = {"up", "ingest", "watch", "explain", "extract", "assess", "topics", "key", "doctor"})
    void everyCommandExplainsItself(String command) {
        assertThat(terminal.run("", command, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: castling " + command);
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
