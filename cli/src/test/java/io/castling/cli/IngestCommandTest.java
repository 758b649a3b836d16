package io.castling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IngestCommandTest {

    private final TerminalFixture terminal = new TerminalFixture();

    @TempDir
    private Path folder;

    @Test
    void aDryRunCountsAndPublishesNothing() throws IOException {
        Path file = articles(300);
        assertThat(terminal.run("", "ingest", "--dry-run", file.toString())).isZero();
        assertThat(terminal.err()).contains("dry run: 300 published", "0 rejected");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void standardInputIsReadWhereNothingIsNamedAndForAHyphen() throws IOException {
        assertThat(terminal.run("{\"text\":\"One.\"}\n", "ingest", "--dry-run")).isZero();
        assertThat(terminal.run(
                        "{\"text\":\"Two.\"}\n",
                        "ingest",
                        "--dry-run",
                        "-",
                        articles(2).toString()))
                .isZero();
        assertThat(terminal.err()).contains("dry run: 1 published", "dry run: 3 published");
    }

    @Test
    void whatIsNoArticleIsNamedAndTheExitCodeSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "{\"text\":\"One.\"}\n{\"text\": }\n");
        assertThat(terminal.run(
                        "",
                        "ingest",
                        "--dry-run",
                        file.toString(),
                        folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(terminal.err())
                .contains(file + ":2:10: is malformed", "none: cannot be read: there is no such file", "2 rejected");
    }

    @Test
    void aServiceThatIsAwayStopsTheRunAndTheNextGoesOnFromThere() throws IOException {
        Path place = folder.resolve("place.json");
        // The port of nobody: port 1 is reserved.
        assertThat(terminal.run(
                        "",
                        "ingest",
                        "--to",
                        "http://127.0.0.1:1",
                        "--patience",
                        "0s",
                        "--resume",
                        place.toString(),
                        articles(10).toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("stopped early", "http://127.0.0.1:1");
        assertThat(place).doesNotExist();
    }

    @Test
    void aRunGoesOnAfterWhatIsSettled() throws IOException {
        Path file = articles(600);
        Path place = folder.resolve("place.json");
        Files.writeString(place, "{\"input\":\"" + file + "\",\"reading\":512}");
        assertThat(terminal.run("", "ingest", "--dry-run", "--resume", place.toString(), file.toString()))
                .isZero();
        assertThat(terminal.err()).contains("going on after article 512 of " + file, "dry run: 88 published");
    }

    @Test
    void aPlaceThatIsNotAmongTheInputsIsAnError() throws IOException {
        Path place = Files.writeString(folder.resolve("place.json"), "{\"input\":\"other.jsonl\",\"reading\":5}");
        assertThat(terminal.run(
                        "",
                        "ingest",
                        "--dry-run",
                        "--resume",
                        place.toString(),
                        articles(3).toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("other.jsonl", "is not among the inputs");
        Files.writeString(place, "no place");
        assertThat(terminal.run(
                        "",
                        "ingest",
                        "--dry-run",
                        "--resume",
                        place.toString(),
                        articles(3).toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("Name another file for --resume, or delete it.");
    }

    private Path articles(int count) throws IOException {
        List<String> lines = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"a-" + i + "\",\"text\":\"Text " + i + ".\"}")
                .toList();
        return Files.write(folder.resolve("articles-" + count + ".jsonl"), lines);
    }
}
