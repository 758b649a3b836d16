package io.castling.cli;

import io.castling.extraction.Analyzer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command analyses with. */
final class AnalyzerOptions {

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "YAML file with weapon systems of your own, in addition to the bundled ones.")
    private @Nullable Path catalogue;

    Analyzer analyzer() {
        return catalogue == null ? Analyzer.bundled() : Analyzer.with(CatalogueReader.bundledWith(catalogue));
    }
}
