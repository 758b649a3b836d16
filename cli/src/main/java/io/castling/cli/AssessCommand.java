package io.castling.cli;

import io.castling.cli.json.RelocationJson;
import io.castling.enrich.topology.ClaimUpdates;
import io.castling.enrich.wire.Enrichment;
import io.castling.platform.kafka.AvroTrust;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.Relocation;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code castling assess}: extraction and tracking in one go, without Kafka. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = {
            "Reads articles and prints the relocations that they tell of, with the alerts that each would raise.",
            "In: JSON lines as for 'extract'. Out: one line for each relocation."
        })
final class AssessCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "JSON lines; standard input where no file is given.")
    private List<Path> files = List.of();

    @Mixin
    private AnalyzerOptions analyzerOptions = new AnalyzerOptions();

    private final Terminal terminal;

    AssessCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        // Records are built here without any serde, which would have told Avro to trust their classes.
        Topics.all().forEach(topic -> AvroTrust.trust(topic.value()));
        var enrichment = new Enrichment(analyzerOptions.analyzer(), Version.current());
        var assessor = new Assessor(Trackers.bundled(), List.of());
        boolean complete = DocumentLines.forEach(terminal, files, document -> {
            EnrichedArticle article = enrichment.enrich(RawArticles.of(document), Instant.EPOCH);
            ClaimUpdates.of(null, article).updates().forEach(claim -> assessor.accept(claim, Instant.EPOCH));
        });
        var json = new RelocationJson();
        for (Relocation relocation : assessor.relocations()) {
            terminal.out().println(json.write(relocation, assessor.alertsOf(relocation.getId())));
        }
        terminal.out().flush();
        return complete ? Castling.DONE : Castling.FAILED;
    }
}
