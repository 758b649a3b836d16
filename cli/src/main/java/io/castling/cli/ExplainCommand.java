package io.castling.cli;

import io.castling.alert.deliver.render.PlainText;
import io.castling.alert.deliver.render.Purpose;
import io.castling.alert.wire.Assessment.Verdict;
import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.Alert;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.Relocation;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Topics;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
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
            "It reads the claims of a running Castling and decides anew, with the watchlist of today."
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            description = "Id of a relocation, an alert or an article, or the URL of an article.")
    private String id = "";

    @Mixin
    private KafkaOptions kafkaOptions = new KafkaOptions();

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (KafkaConnection kafka = kafkaOptions.connection(terminal.environment())) {
            Map<String, WatchedSystem> watched = new LinkedHashMap<>();
            TopicSnapshot.forEach(kafka, Topics.WATCHLIST, entry -> watch(watched, entry.key(), entry.value()));
            var assessor = new Assessor(Trackers.bundled(), List.copyOf(watched.values()));
            TopicSnapshot.forEach(
                    kafka,
                    Topics.CLAIMS,
                    claim -> assessor.accept(claim.value(), Instant.ofEpochMilli(claim.timestamp())));
            int code = relocation(assessor)
                    .map(relocation -> explain(relocation, assessor))
                    .or(() -> article(kafka).map(article -> explain(article, assessor)))
                    .orElseGet(this::unknown);
            terminal.out().flush();
            return code;
        }
    }

    private static void watch(Map<String, WatchedSystem> watched, String key, @Nullable WatchedSystem entry) {
        if (entry == null) {
            watched.remove(key);
        } else {
            watched.put(key, entry);
        }
    }

    private Optional<Relocation> relocation(Assessor assessor) {
        return assessor.relocations().stream()
                .filter(relocation -> relocation.getId().equals(id)
                        || assessor.alertsOf(relocation.getId()).stream()
                                .anyMatch(alert -> alert.getId().equals(id)))
                .findFirst();
    }

    /** The latest revision. */
    private Optional<EnrichedArticle> article(KafkaConnection kafka) {
        var found = new AtomicReference<@Nullable EnrichedArticle>();
        TopicSnapshot.forEach(kafka, Topics.ARTICLES_ENRICHED, record -> {
            EnrichedArticle article = record.value();
            if (article.getId().equals(id) || id.equals(article.getUrl())) {
                found.set(article);
            }
        });
        return Optional.ofNullable(found.get());
    }

    private int explain(Relocation relocation, Assessor assessor) {
        PrintStream out = terminal.out();
        List<Alert> alerts = assessor.alertsOf(relocation.getId());
        if (alerts.isEmpty()) {
            out.println("Relocation " + relocation.getId() + " of " + system(relocation) + " has raised no alert.");
            relocation.getEvidence().forEach(evidence -> quote(out, evidence));
        } else {
            out.println(PlainText.page(alerts.getLast(), Purpose.ACTUAL));
        }
        out.println("Decisions, in order:");
        assessor.verdicts().stream()
                .filter(verdict -> verdict.subject().equals(relocation.getId()))
                .forEach(verdict -> decision(out, verdict));
        out.println("What would change it:");
        outlook(relocation, !alerts.isEmpty()).forEach(line -> out.println("- " + line));
        return Castling.DONE;
    }

    private int explain(EnrichedArticle article, Assessor assessor) {
        PrintStream out = terminal.out();
        out.println("Article " + article.getId() + ", revision " + article.getRevision() + ": "
                + (article.getTitle().isEmpty() ? "without a title" : article.getTitle()));
        out.println("Language " + article.getLanguage() + "; "
                + article.getSystems().size() + " mentions of systems, "
                + article.getPlaces().size() + " of places, "
                + article.getClaims().size() + " claims.");
        if (article.getClaims().isEmpty()) {
            out.println(silence(article));
        }
        if (article.getLanguage().equals("en")) {
            Analyzer.bundled().explain(document(article)).forEach(line -> out.println("- " + line));
        }
        article.getClaims()
                .forEach(claim ->
                        out.println("- claims: \"" + claim.getEvidence().getText() + "\" ["
                                + claim.getEvidence().getRule() + (claim.getBackground() ? ", background" : "") + "]"));
        assessor.verdicts().stream()
                .filter(verdict -> verdict.article().equals(article.getId()))
                .forEach(verdict -> decision(out, verdict));
        return Castling.DONE;
    }

    private static Document document(EnrichedArticle article) {
        return new Document(
                article.getId(),
                article.getTitle(),
                article.getText(),
                Optional.ofNullable(article.getUrl()),
                Optional.ofNullable(article.getSource()),
                Optional.ofNullable(article.getPublished())
                        .map(published -> LocalDate.ofInstant(published, ZoneOffset.UTC)));
    }

    private static String silence(EnrichedArticle article) {
        if (!article.getLanguage().equals("en")) {
            return "It raises nothing: only English is analysed.";
        }
        return article.getSystems().isEmpty()
                ? "It raises nothing: it names no weapon system of the catalogue."
                : "It raises nothing: no sentence asserts that one of the systems was moved, is being moved or will be.";
    }

    private int unknown() {
        terminal.err()
                .println("explain: nothing here is called '" + id
                        + "': give the id of a relocation, an alert or an article as an alert shows it");
        return Castling.FAILED;
    }

    private static void decision(PrintStream out, Verdict verdict) {
        out.println("- " + verdict.outcome() + " on article " + verdict.article() + ": "
                + String.join("; ", verdict.reasons()));
    }

    private static void quote(PrintStream out, ClaimEvidence evidence) {
        out.println("- \"" + evidence.getEvidence().getText() + "\" (article "
                + evidence.getArticle().getId() + ")");
    }

    private static String system(Relocation relocation) {
        return Optional.ofNullable(relocation.getSystem()).orElse(relocation.getFamily());
    }

    private static List<String> outlook(Relocation relocation, boolean alerted) {
        List<String> lines = new ArrayList<>();
        switch (relocation.getStatus()) {
            case PLANNED -> lines.add("a report that it has happened: UPDATE (executed)");
            case DENIED -> lines.add("an independent voice that reports it against the denial: it is believed again");
            case REPORTED, UNKNOWN -> lines.add("a denial by a better source than any in support: CANCEL");
        }
        if (relocation.getDestinations().isEmpty()) {
            lines.add("a report that names where it went: UPDATE (refined)");
        }
        if (relocation.getCredibility().getCredibility() > 1) {
            lines.add("another independent voice: UPDATE (corroborated), and the grade rises");
        }
        if (!alerted && relocation.getBackground()) {
            lines.add("a report that tells it as news: NEW");
        } else if (!alerted) {
            lines.add("a watchlist entry for " + system(relocation) + ": NEW with its next report");
        }
        lines.add("a correction of the articles behind it: UPDATE, or CANCEL when nothing is left");
        return lines;
    }
}
