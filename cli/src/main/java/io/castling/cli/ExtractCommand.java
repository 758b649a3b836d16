package io.castling.cli;

import io.castling.cli.json.AnalysisJson;
import io.castling.extraction.Analyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--explain",
            description =
                    "Also say on standard error which movements were considered and why each became a claim or not.")
    private boolean explain;

    @Mixin
    private AnalyzerOptions analyzerOptions = new AnalyzerOptions();

    private final Terminal terminal;

    ExtractCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Analyzer analyzer = analyzerOptions.analyzer();
        var results = new AnalysisJson();
        boolean complete = DocumentLines.forEach(terminal, files, document -> {
            results.write(document, analyzer.analyze(document), terminal.out());
            if (explain) {
                analyzer.explain(document).forEach(line -> terminal.err().println(document.id() + ": " + line));
            }
        });
        terminal.out().flush();
        return complete ? Castling.DONE : Castling.FAILED;
    }
}
