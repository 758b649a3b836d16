package io.castling.alert.deliver.render;

import io.castling.schemas.Alert;
import io.castling.schemas.ArticleReference;
import io.castling.schemas.ClaimEvidence;
import io.castling.schemas.ClaimSlot;
import io.castling.schemas.Relocation;
import io.castling.schemas.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that an alert tells, in order, as clean text without markup: text, Markdown, HTML, chat and CAP differ only in how
 * they set it.
 *
 * @param title type and headline
 * @param facts what moved, from where, to where, when, and how far to believe it
 * @param reasons why it is believed so far
 * @param voices who reports it, independently of each other
 * @param quotes the sentences behind it, oldest first
 * @param source the ids by which it can be found again
 */
record Account(
        String title,
        String id,
        List<Fact> facts,
        List<String> reasons,
        List<String> voices,
        List<Quote> quotes,
        String source) {

    /** One line of the alert. */
    record Fact(String label, String value) {}

    /**
     * One sentence of one article.
     *
     * @param origin outlet, headline and time of publication
     * @param position article id, field and offsets, half-open in UTF-16 units
     * @param stance what the sentence says of the move
     */
    record Quote(String text, String origin, Optional<String> url, String position, String stance) {}

    static Account of(Alert alert, Purpose purpose) {
        Relocation relocation = alert.getRelocation();
        return new Account(
                Wording.title(alert, purpose),
                Clean.line(alert.getId()),
                facts(alert, relocation),
                relocation.getCredibility().getReasons().stream()
                        .map(Clean::line)
                        .toList(),
                relocation.getVoices().stream().map(Account::voice).toList(),
                relocation.getEvidence().stream().map(Account::quote).toList(),
                "alert " + Clean.line(alert.getId()) + ", relocation " + Clean.line(relocation.getId()));
    }

    /** The newest sentences, as many as there is room for. */
    List<Quote> newest(int most) {
        return quotes.subList(Math.max(0, quotes.size() - most), quotes.size());
    }

    private static List<Fact> facts(Alert alert, Relocation relocation) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("System", system(relocation)));
        facts.add(new Fact("What moved", Wording.materiel(relocation.getMateriel())));
        quantity(relocation).ifPresent(quantity -> facts.add(new Fact("How many", quantity)));
        facts.add(new Fact(
                "From", Wording.places(relocation.getOrigins(), Wording.uncertain(relocation, ClaimSlot.ORIGINS))));
        facts.add(new Fact(
                "To",
                Wording.places(relocation.getDestinations(), Wording.uncertain(relocation, ClaimSlot.DESTINATIONS))));
        if (!relocation.getVia().isEmpty()) {
            facts.add(new Fact("Via", Wording.places(relocation.getVia(), false)));
        }
        if (relocation.getWhen() != null) {
            facts.add(new Fact("When", Wording.days(relocation.getWhen())));
        }
        facts.add(new Fact("Status", Wording.status(relocation)));
        facts.add(new Fact("Credibility", Wording.admiralty(relocation.getCredibility())));
        facts.add(new Fact("Severity", alert.getSeverity().name().toLowerCase(Locale.ROOT)));
        facts.add(new Fact("Why now", Clean.line(alert.getReason())));
        facts.add(new Fact("Issued", Wording.minute(alert.getIssued())));
        if (!alert.getReferences().isEmpty()) {
            facts.add(new Fact("Earlier alerts", Clean.line(String.join(", ", alert.getReferences()))));
        }
        return List.copyOf(facts);
    }

    private static String system(Relocation relocation) {
        String system = Wording.system(relocation);
        String family = Clean.line(relocation.getFamily());
        return system.equals(family) ? system : system + " (family " + family + ")";
    }

    private static Optional<String> quantity(Relocation relocation) {
        if (relocation.getQuantity() != null) {
            return Optional.of(Clean.line(relocation.getQuantity()));
        }
        return Optional.ofNullable(relocation.getCount()).map(String::valueOf);
    }

    private static String voice(Voice voice) {
        int articles = voice.getArticles().size();
        return Clean.line(voice.getName()) + " (" + Clean.line(voice.getReliability()) + ", "
                + Wording.reliability(voice.getReliability()) + "), " + articles
                + (articles == 1 ? " article" : " articles") + (voice.getDenies() ? ", denies it" : "");
    }

    private static Quote quote(ClaimEvidence claim) {
        ArticleReference article = claim.getArticle();
        var evidence = claim.getEvidence();
        String position = Clean.line(article.getId()) + " "
                + evidence.getField().name().toLowerCase(Locale.ROOT) + " " + evidence.getStart() + "-"
                + evidence.getEnd();
        return new Quote(
                Clean.line(evidence.getText()),
                origin(article),
                Clean.link(article.getUrl()),
                position,
                claim.getStatus().name().toLowerCase(Locale.ROOT));
    }

    private static String origin(ArticleReference article) {
        var parts = new ArrayList<String>();
        parts.add(article.getSource() == null ? "source not known" : Clean.line(article.getSource()));
        if (article.getTitle() != null) {
            parts.add(Clean.line(article.getTitle()));
        }
        parts.add(article.getPublished() == null ? "undated" : Wording.minute(article.getPublished()));
        return String.join(", ", parts);
    }
}
