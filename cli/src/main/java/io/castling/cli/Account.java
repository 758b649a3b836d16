package io.castling.cli;

import io.castling.alert.deliver.render.PlainText;
import io.castling.alert.deliver.render.Purpose;
import io.castling.alert.wire.Assessment.Verdict;
import io.castling.extraction.Analyzer;
import io.castling.extraction.text.Document;
import io.castling.schemas.Alert;
import io.castling.schemas.Claim;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.Place;
import io.castling.schemas.Relocation;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives account, in words, of what was made of articles and relocations, and why. */
final class Account {

    private final Assessor assessor;
    private final Analyzer analyzer;
    private final PrintStream out;

    /** @param assessor after all claims that decide */
    Account(Assessor assessor, Analyzer analyzer, PrintStream out) {
        this.assessor = assessor;
        this.analyzer = analyzer;
        this.out = out;
    }

    void explain(Relocation relocation) {
        List<Alert> alerts = assessor.alertsOf(relocation.getId());
        if (alerts.isEmpty()) {
            out.println("Relocation " + relocation.getId() + " of " + system(relocation) + " has raised no alert.");
            relocation.getEvidence().forEach(evidence -> quote(evidence));
        } else {
            out.println(PlainText.page(alerts.getLast(), Purpose.ACTUAL));
        }
        out.println("Decisions, in order:");
        assessor.verdicts().stream()
                .filter(verdict -> verdict.subject().equals(relocation.getId()))
                .forEach(verdict -> decision(verdict));
        out.println("What would change it:");
        outlook(relocation, !alerts.isEmpty()).forEach(line -> out.println("- " + line));
    }

    void explain(EnrichedArticle article) {
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
            analyzer.explain(document(article)).forEach(line -> out.println("- " + line));
        }
        article.getClaims().forEach(this::claim);
        assessor.verdicts().stream()
                .filter(verdict -> verdict.article().equals(article.getId()))
                .forEach(verdict -> decision(verdict));
    }

    private void claim(Claim claim) {
        out.println("- claims: " + Optional.ofNullable(claim.getSystem()).orElse(claim.getFamily())
                + ends(" from ", claim.getOrigins()) + ends(" to ", claim.getDestinations()) + ", "
                + claim.getStatus().name().toLowerCase(Locale.ROOT)
                + (claim.getHedged() ? ", with a hedge" : "")
                + (claim.getBackground() ? ", as background" : "")
                + (claim.getAttributedTo().isEmpty() ? "" : ", says " + String.join(", ", claim.getAttributedTo()))
                + ": \"" + claim.getEvidence().getText() + "\" ["
                + claim.getEvidence().getRule() + "]");
    }

    private static String ends(String word, List<Place> places) {
        return places.isEmpty()
                ? ""
                : word + places.stream().map(Place::getName).distinct().collect(Collectors.joining(", "));
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

    private void decision(Verdict verdict) {
        out.println("- " + verdict.outcome() + " on article " + verdict.article() + ": "
                + String.join("; ", verdict.reasons()));
    }

    private void quote(ClaimEvidence evidence) {
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
