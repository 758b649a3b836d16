package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

    private final TerminalFixture terminal = new TerminalFixture();

    @TempDir
    private Path folder;

    @Test
    void extraction_is_measured_on_generated_articles_and_on_those_of_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("own.jsonl"), """
                {"id": "a", "text": "Two S-400 batteries were moved from Kaliningrad to Millerovo, the ministry said."}
                """);

        assertThat(terminal.run("", "bench", "extract", "--round", "0.001", file.toString()))
                .isZero();
        assertThat(terminal.lines())
                .anyMatch(line -> line.startsWith("| generated | 400 |"))
                .anyMatch(line -> line.startsWith("| " + file + " | 1 |"))
                .anyMatch(line -> line.contains("heap in use"));
    }

    @Test
    void a_file_without_articles_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.jsonl"), "");

        assertThat(terminal.run("", "bench", "extract", "--round", "0.001", file.toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).contains(file + ": has no article");
    }

    @ParameterizedTest
    @CsvSource({
        "pipeline, --articles, 0",
        "pipeline, --size, -1",
        "pipeline, --threads, 0",
        "pipeline, --rate, 0",
        "pipeline, --latency, -5",
        "pipeline, --guarantee, at_most_once",
        "extract, --round, 0",
        "extract, --size, 0"
    })
    void what_cannot_be_measured_is_wrong_usage(String benchmark, String option, String value) {
        assertThat(terminal.run("", "bench", benchmark, option, value)).isEqualTo(2);
        assertThat(terminal.err()).contains(option);
    }

    @Test
    void without_saying_what_it_is_wrong_usage() {
        assertThat(terminal.run("", "bench")).isEqualTo(2);
        assertThat(terminal.err()).contains("extract or pipeline");
    }
}
