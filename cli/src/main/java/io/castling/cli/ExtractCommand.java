package io.castling.cli;

import io.castling.cli.json.AnalysisJson;
import io.castling.cli.json.DocumentJson;
import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code castling extract}: the pure extraction, without Kafka. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = {
            "Finds systems, places and relocation claims: JSON lines in, JSON lines out, in the same order.",
            "In: {\"id\", \"text\", \"title\"?, \"url\"?, \"source\"?, \"published\"?}. A line that cannot be used is"
                    + " named on standard error and left out; the exit code is then 1."
        })
final class ExtractCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "JSON lines; standard input where no file is given.")
    private List<Path> files = List.of();

    private final Terminal terminal;

    ExtractCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var analyzer = Analyzer.bundled();
        var documents = new DocumentJson();
        var results = new AnalysisJson();
        var tally = new Tally();
        boolean complete = new InputLines(terminal).forEach(files, line -> {
            try {
                Document document = documents.read(line.bytes());
                terminal.out().println(results.write(document, analyzer.analyze(document)));
            } catch (DocumentJson.Malformed e) {
                terminal.err().println(line.place() + ": " + e.getMessage());
                tally.rejected++;
            }
        });
        terminal.out().flush();
        return complete && tally.rejected == 0 ? Castling.DONE : Castling.FAILED;
    }

    private static final class Tally {
        private int rejected;
    }
}
