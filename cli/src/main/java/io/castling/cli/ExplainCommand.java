package io.castling.cli;

import io.castling.cli.topic.TopicSnapshot;
import io.castling.enrich.topology.ClaimUpdates;
import io.castling.enrich.wire.Enrichment;
import io.castling.extraction.Analyzer;
import io.castling.platform.kafka.AvroTrust;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.Relocation;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code castling explain}: why something alerted, why not, and what would change it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a relocation or an article alerted or not, with the words behind it, and what would change it.",
            "Of an id it reads the claims of a running Castling and decides anew, with the watchlist of today.",
            "Of a file it needs no Castling: it reads the articles, says which movements were considered and by which"
                    + " rule each became a claim or was dropped, and what these articles by themselves would raise."
        })
final class ExplainCommand implements Callable<Integer> {

    private static final Pattern FILE_NAME = Pattern.compile("^(?!\\w+://).*\\.(jsonl|ndjson|json|txt)$");

    @Parameters(
            paramLabel = "ID|FILE",
            description = "Id of a relocation, an alert or an article, or the URL of an article; or a file of articles:"
                    + " JSON lines as for 'extract', or one article as plain text.")
    private String id = "";

    @Mixin
    private AnalyzerOptions analyzerOptions = new AnalyzerOptions();

    @Mixin
    private KafkaOptions kafkaOptions = new KafkaOptions();

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = asPath();
        if (file != null && Files.isRegularFile(file)) {
            return explainFile(file);
        }
        boolean folder = file != null && Files.isDirectory(file);
        if (folder || FILE_NAME.matcher(id).find()) {
            terminal.err()
                    .println("explain: " + (folder ? id + " is a folder: give one file" : "there is no file " + id));
            return Castling.FAILED;
        }
        try {
            return explainId();
        } catch (TimeoutException silent) {
            throw new IllegalStateException(
                    "no broker answers: start 'castling up', or say where the broker is with --kafka HOST:PORT",
                    silent);
        }
    }

    private int explainId() {
        Analyzer analyzer = analyzerOptions.analyzer();
        try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
            var topics = new TopicSnapshot(kafka, "castling-explain");
            Map<String, WatchedSystem> watched = topics.table(Topics.WATCHLIST, Lane.LIVE);
            var assessor = new Assessor(Trackers.bundled(), List.copyOf(watched.values()));
            topics.forEach(
                    Topics.CLAIMS,
                    Lane.LIVE,
                    claim -> assessor.accept(claim.value(), Instant.ofEpochMilli(claim.timestamp())));
            var account = new Account(assessor, analyzer, terminal.out());
            Optional<Relocation> relocation = relocation(assessor);
            Optional<EnrichedArticle> article = relocation.isPresent() ? Optional.empty() : article(topics);
            relocation.ifPresent(account::explain);
            article.ifPresent(account::explain);
            terminal.out().flush();
            return relocation.isPresent() || article.isPresent() ? Castling.DONE : unknown();
        }
    }

    /** Ids and URLs need not be paths. */
    private @Nullable Path asPath() {
        try {
            return Path.of(id);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private int explainFile(Path file) throws IOException {
        // Records are built here without any serde, which would have told Avro to trust their classes.
        Topics.all().forEach(topic -> AvroTrust.trust(topic.value()));
        Analyzer analyzer = analyzerOptions.analyzer();
        var enrichment = new Enrichment(analyzer, Version.current());
        var assessor = new Assessor(Trackers.bundled(), List.of());
        List<EnrichedArticle> articles = new ArrayList<>();
        boolean complete = new ArticleFile(terminal).forEach(file, document -> {
            EnrichedArticle article = enrichment.enrich(RawArticles.of(document), Instant.EPOCH);
            Instant told = Optional.ofNullable(article.getPublished()).orElse(Instant.EPOCH);
            ClaimUpdates.of(null, article).updates().forEach(claim -> assessor.accept(claim, told));
            articles.add(article);
        });
        var account = new Account(assessor, analyzer, terminal.out());
        for (EnrichedArticle article : articles) {
            account.explain(article);
            terminal.out().println();
        }
        for (Relocation relocation : assessor.relocations()) {
            account.explain(relocation);
            terminal.out().println();
        }
        terminal.out().flush();
        return complete ? Castling.DONE : Castling.FAILED;
    }

    private Optional<Relocation> relocation(Assessor assessor) {
        return assessor.relocations().stream()
                .filter(relocation -> relocation.getId().equals(id)
                        || assessor.alertsOf(relocation.getId()).stream()
                                .anyMatch(alert -> alert.getId().equals(id)))
                .findFirst();
    }

    /** The latest revision. */
    private Optional<EnrichedArticle> article(TopicSnapshot topics) {
        var found = new AtomicReference<@Nullable EnrichedArticle>();
        topics.forEach(Topics.ARTICLES_ENRICHED, Lane.LIVE, record -> {
            EnrichedArticle article = record.value();
            if (article.getId().equals(id) || id.equals(article.getUrl())) {
                found.set(article);
            }
        });
        return Optional.ofNullable(found.get());
    }

    private int unknown() {
        terminal.err()
                .println(
                        "explain: nothing here is called '" + id
                                + "': give the id of a relocation, an alert or an article as an alert shows it, or a file of articles");
        return Castling.FAILED;
    }
}
